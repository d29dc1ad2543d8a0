package sol023.conformance.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.QueryStrings;
import sol023.conformance.steps.Registrations.Registration;
import sol023.conformance.target.Target;

/**
 * Subjects of the scenario, a few more each time, until their list is too long for one answer (SOL013 clause 5.4). They have an organization that nobody else
 * has, so that a filter finds these alone, whatever else is registered meanwhile.
 */
public final class LongList {

    private static final int AT_A_TIME = 5;
    private static final int BAD_REQUEST = 400;

    private final Target target;
    private final Parties parties;
    private final Registrations registrations;
    private final String organization;
    private final List<Registration> members = new ArrayList<>();
    private final List<Sight> sights = new ArrayList<>();

    public LongList(Target target, Parties parties, Registrations registrations) {
        this.target = target;
        this.parties = parties;
        this.registrations = registrations;
        this.organization = "org-" + registrations.freshName();
    }

    /**
     * The list at one time.
     *
     * @param answer what the query got: the whole list, its first page or a refusal
     * @param registered the identifiers of all members at that time
     */
    record Sight(HttpAnswer answer, List<String> registered) {

        boolean isRefused() {
            return answer.status() == BAD_REQUEST;
        }

        boolean isPaged() {
            return answer.status() == 200 && QueryChecks.next(answer).isPresent();
        }

        boolean isComplete() {
            return answer.status() == 200 && QueryChecks.identifiers(answer).containsAll(registered);
        }

        String words() {
            return "HTTP " + answer.status() + " with "
                    + QueryChecks.identifiers(answer).size() + " of " + registered.size() + " subjects"
                    + (isPaged() ? " and a next page" : "");
        }
    }

    /** Registers until the list is no longer answered completely, or the target file allows no more. */
    Sight growTooLong() {
        Sight sight;
        do {
            for (int n = 0; n < AT_A_TIME; n++) {
                add();
            }
            sight = look("");
            sights.add(sight);
        } while (sight.isComplete() && !sight.isPaged() && mayGrow());
        return sight;
    }

    /** Registers until the list has that many pages, if each page holds as many as the first one; pages that are too big are not filled. */
    Sight growTo(int pages) {
        Sight sight = growTooLong();
        if (!sight.isPaged()) {
            return sight;
        }
        int size = QueryChecks.identifiers(sight.answer()).size();
        int wanted = size * (pages - 1) + 1;
        while (members.size() < wanted && mayGrow()) {
            add();
        }
        return look("");
    }

    private boolean mayGrow() {
        return members.size() < target.rest().manySubjects()
                && refusedRegistration().isEmpty();
    }

    /** Registers one more. */
    Registration add() {
        Registration member = registrations.register(
                CertificateType.VNFCI, draft -> draft.subjectName().put("organization", organization));
        members.add(member);
        return member;
    }

    /** Deregisters those members that are there still. */
    void remove(List<String> identifiers) {
        members.stream()
                .filter(member -> !member.isGone()
                        && member.id().filter(identifiers::contains).isPresent())
                .forEach(registrations::deregister);
    }

    /** Queries the members, with selectors that are written before the filter; empty text for none. */
    Sight look(String selectors) {
        String query = (selectors.isEmpty() ? "" : selectors + "&") + "filter="
                + QueryStrings.value("(eq,subjectId/certificateData/subjectName/organization," + organization + ")");
        return new Sight(parties.vnfm().subjects().list(query), identifiers());
    }

    /** Queries one member. */
    HttpAnswer lookAt(String identifier) {
        return parties.vnfm().subjects().list("filter=" + QueryStrings.value("(eq,id," + identifier + ")"));
    }

    /** What was seen on the way, the first time first. */
    List<Sight> sights() {
        return List.copyOf(sights);
    }

    /** The identifiers of the members that were registered and have not been deregistered. */
    List<String> identifiers() {
        return members.stream()
                .filter(member -> !member.isGone())
                .flatMap(member -> member.id().stream())
                .toList();
    }

    /** The answer to a registration that was not accepted. */
    Optional<HttpAnswer> refusedRegistration() {
        return members.stream()
                .filter(member -> member.id().isEmpty())
                .map(Registration::answer)
                .findFirst();
    }
}
