package sol023.conformance.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.SubjectsClient;
import sol023.conformance.target.RunId;
import sol023.conformance.target.RunScope;

/** The subjects that a scenario has registered, or tried to. */
public final class Registrations {

    /** A registration that was sent: what it said and what came back. */
    static final class Registration {
        private final Vnfci vnfci;
        private final ObjectNode request;
        private final HttpAnswer answer;
        private boolean gone;

        private Registration(Vnfci vnfci, ObjectNode request, HttpAnswer answer) {
            this.vnfci = vnfci;
            this.request = request;
            this.answer = answer;
        }

        Vnfci vnfci() {
            return vnfci;
        }

        JsonNode request() {
            return request;
        }

        HttpAnswer answer() {
            return answer;
        }

        /** The identifier that the CMF gave; empty if it registered nothing. {@code Id} is taken too (I-14). */
        Optional<String> id() {
            return answer.isSuccess()
                    ? answer.json().map(Registration::id).filter(id -> !id.isEmpty())
                    : Optional.empty();
        }

        private static String id(JsonNode subject) {
            return subject.hasNonNull("id")
                    ? subject.get("id").asText()
                    : subject.path("Id").asText("");
        }

        /** The URI of the individual subject: Location, resolved against the URI of the request. */
        Optional<URI> location() {
            return answer.header("Location")
                    .map(location -> answer.exchange().request().url().resolve(location));
        }

        boolean isGone() {
            return gone;
        }

        void gone() {
            this.gone = true;
        }
    }

    private final Parties parties;
    private final Answers answers;
    private final RunId runId;
    private final AtomicInteger counter;
    private final List<Registration> all = new ArrayList<>();
    private @Nullable Registration current;

    public Registrations(Parties parties, Answers answers, RunId runId, RunScope scope) {
        this.parties = parties;
        this.answers = answers;
        this.runId = runId;
        this.counter = scope.once("names", AtomicInteger.class, AtomicInteger::new);
    }

    /** Registers a VNFCI with names of its own, which becomes the current one. */
    Registration register(CertificateType type, Consumer<RegistrationDraft> change) {
        RegistrationDraft draft = new RegistrationDraft(freshName(), type);
        Vnfci vnfci = Vnfci.of(type, draft.root());
        change.accept(draft);
        Vnfci changed = Vnfci.of(type, draft.root());
        if (changed.vnfciId().equals(vnfci.vnfciId())
                && !changed.alternativeNames().isEmpty()) {
            vnfci = changed;
        }
        return send(vnfci, draft);
    }

    /** Registers a VNFCI with names of its own as that caller. */
    Registration register(CertificateType type, SubjectsClient caller) {
        RegistrationDraft draft = new RegistrationDraft(freshName(), type);
        HttpAnswer answer = caller.register(draft.write(), draft.mediaType());
        Registration made = new Registration(Vnfci.of(type, draft.root()), draft.root(), answer);
        all.add(made);
        answers.note(answer);
        return made;
    }

    /** Registers what the current registration registers once more. */
    Registration registerAgain() {
        Registration before = current();
        HttpAnswer answer = parties.vnfm().subjects().register(before.request().toString());
        return note(new Registration(before.vnfci(), before.request, answer));
    }

    /** Registers, without any change, the VNFCI whose registration was refused. */
    Registration registerAsItShouldBe(Registration refused) {
        RegistrationDraft draft =
                new RegistrationDraft(refused.vnfci().vnfciId(), refused.vnfci().type());
        return send(refused.vnfci(), draft);
    }

    /** Deregisters; notes that the subject is gone when the CMF says so. */
    HttpAnswer deregister(Registration registration) {
        HttpAnswer answer =
                parties.vnfm().subjects().deregister(registration.id().orElseThrow());
        if (answer.status() == 204) {
            registration.gone();
        }
        return answer;
    }

    private Registration send(Vnfci vnfci, RegistrationDraft draft) {
        HttpAnswer answer = parties.vnfm().subjects().register(draft.write(), draft.mediaType());
        return note(new Registration(vnfci, draft.root(), answer));
    }

    private Registration note(Registration registration) {
        answers.note(registration.answer());
        all.add(registration);
        current = registration;
        return registration;
    }

    Registration current() {
        if (current == null) {
            throw new IllegalStateException("nothing was registered yet");
        }
        return current;
    }

    /** Makes an earlier registration the current one again. */
    void current(Registration registration) {
        this.current = registration;
    }

    /** The registration before the current one. */
    Registration previous() {
        return all.get(all.indexOf(current()) - 1);
    }

    List<Registration> all() {
        return List.copyOf(all);
    }

    /** A name that nothing else in this run or in another one has. */
    String freshName() {
        return "vnfci-" + runId.value() + "-" + counter.incrementAndGet();
    }
}
