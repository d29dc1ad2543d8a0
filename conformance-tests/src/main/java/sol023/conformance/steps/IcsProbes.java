package sol023.conformance.steps;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import sol023.conformance.client.cmp.BodyContent;
import sol023.conformance.client.cmp.BodyType;
import sol023.conformance.client.cmp.CmpMessage;
import sol023.conformance.client.cmp.CmpPath;
import sol023.conformance.client.cmp.InfoItem;
import sol023.conformance.client.cmp.PkiStatus;
import sol023.conformance.client.pki.RevocationList;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.ics.Observation;
import sol023.conformance.steps.Enrolments.CsrPlan;
import sol023.conformance.steps.Enrolments.Enrolment;
import sol023.conformance.target.Target;

/** Finds out what the product does about an item of the conformance statement; each probe registers a VNFCI of its own. */
public final class IcsProbes {

    private final Target target;
    private final Parties parties;
    private final Registrations registrations;
    private final Enrolments enrolments;
    private final CsrChanges changes;
    private final CmpSender sender;
    private final CmpPaths paths;
    private final LongList list;

    public IcsProbes(
            Target target,
            Parties parties,
            Registrations registrations,
            Enrolments enrolments,
            CsrChanges changes,
            CmpSender sender,
            CmpPaths paths,
            LongList list) {
        this.target = target;
        this.parties = parties;
        this.registrations = registrations;
        this.enrolments = enrolments;
        this.changes = changes;
        this.sender = sender;
        this.paths = paths;
        this.list = list;
    }

    Observation observe(String key) {
        return switch (key) {
            case "rest.duplicate" -> duplicate(key);
            case "rest.aliasPaths" -> aliasPaths(key);
            case "rest.othersSubjects" -> othersSubjects(key);
            case "rest.paging" -> longList(key, LongList.Sight::isPaged);
            case "rest.tooBig" -> longList(key, LongList.Sight::isRefused);
            case "cmp.signature" -> granted(key, plan -> {});
            case "cmp.mac" -> mac(key);
            case "cmp.implicitConfirm" -> implicitConfirm(key);
            case "cmp.explicitConfirm" -> explicitConfirm(key);
            case "cmp.polling" -> polling(key);
            case "cmp.sol023" -> granted(key, this::withNfvInfo);
            case "cmp.rfc9483" ->
                granted(key, plan -> plan.request().generalInfo().clear());
            case "cmp.certReqId" -> certReqId(key);
            case "cmp.pvno3" -> granted(key, this::withVersion3);
            case "cmp.path.wellKnown" -> path(key, CmpPath.SPELLINGS.get(0));
            case "cmp.path.dotWellknown" -> path(key, CmpPath.SPELLINGS.get(1));
            case "cmp.path.wellknown" -> path(key, CmpPath.SPELLINGS.get(2));
            case "crl" -> crl(key);
            default -> throw new IllegalArgumentException("nobody knows how to find out about " + key);
        };
    }

    private Observation duplicate(String key) {
        registrations.register(CertificateType.VNFCI, draft -> {});
        int status = registrations.registerAgain().answer().status();
        return switch (status) {
            case 201, 303, 409 -> Observation.of(key, String.valueOf(status), "the second registration got " + status);
            default -> Observation.unseen(key, "the second registration got " + status);
        };
    }

    private Observation aliasPaths(String key) {
        URI alias = URI.create(target.rest().apiRoot() + "/nfv-cert/" + CertificateType.VNFCI.pathName() + "/subjects");
        int status = parties.vnfm().subjects().get(alias).status();
        return Observation.yesOrNo(key, status == 200, "GET " + alias.getPath() + " got " + status);
    }

    private Observation othersSubjects(String key) {
        if (target.other().isEmpty()) {
            return Observation.unseen(key, "needs credentials.other");
        }
        Optional<String> id =
                registrations.register(CertificateType.VNFCI, draft -> {}).id();
        if (id.isEmpty()) {
            return Observation.unseen(key, "the VNFCI could not be registered");
        }
        HttpAnswer answer = parties.other().subjects().read(id.get());
        return Observation.of(
                key, answer.isSuccess() ? "shown" : "hidden", "another consumer's GET got " + answer.status());
    }

    private Observation longList(String key, Predicate<LongList.Sight> seen) {
        LongList.Sight sight = list.growTooLong();
        String words = sight.words();
        if (!list.refusedRegistration().isEmpty()) {
            return Observation.unseen(key, "a VNFCI could not be registered");
        }
        return sight.isComplete() && !sight.isPaged()
                ? Observation.likely(key, "no", "all in one answer: " + words)
                : Observation.yesOrNo(key, seen.test(sight), words);
    }

    private Observation mac(String key) {
        return target.vnfm().mac().isEmpty()
                ? Observation.unseen(key, "needs credentials.vnfm.mac")
                : granted(key, plan -> changes.named("PasswordBasedMac").apply().accept(plan));
    }

    private Observation granted(String key, Consumer<CsrPlan> change) {
        Enrolment enrolment = request(change);
        return Observation.yesOrNo(
                key, enrolment.certificate().isPresent(), enrolment.answer().words());
    }

    private void withNfvInfo(CsrPlan plan) {
        List<InfoItem> info = plan.request().generalInfo();
        if (info.isEmpty()) {
            info.add(InfoItem.text(sender.certTypeOid(), CertificateType.VNFCI.urn()));
            info.add(InfoItem.text(sender.handlingOid(), CmpSender.DELEGATION));
        }
    }

    private Observation implicitConfirm(String key) {
        Enrolment enrolment = request(plan -> {});
        return enrolment.certificate().isEmpty()
                ? Observation.unseen(key, enrolment.answer().words())
                : Observation.yesOrNo(
                        key,
                        enrolment.isImplicitlyConfirmed(),
                        enrolment.isImplicitlyConfirmed()
                                ? "implicitConfirm came back"
                                : "implicitConfirm did not come back");
    }

    private Observation explicitConfirm(String key) {
        Enrolment enrolment = request(plan -> plan.implicitConfirm(false));
        if (enrolment.certificate().isEmpty()) {
            return Observation.unseen(key, enrolment.answer().words());
        }
        CmpAnswer answer = enrolments.confirm(enrolment, plan -> {});
        boolean confirmed = answer.message().map(CmpMessage::type).equals(Optional.of(BodyType.PKICONF));
        return Observation.yesOrNo(key, confirmed, "certConf got " + answer.words());
    }

    private Observation polling(String key) {
        Enrolment enrolment = request(plan -> {});
        boolean waiting = enrolment
                .answer()
                .message()
                .flatMap(CmpMessage::status)
                .filter(info -> info.status() == PkiStatus.WAITING)
                .isPresent();
        return waiting
                ? Observation.of(key, "yes", enrolment.answer().words())
                : Observation.likely(
                        key,
                        "no",
                        "not made to wait this time: " + enrolment.answer().words());
    }

    private void withVersion3(CsrPlan plan) {
        withNfvInfo(plan);
        plan.request().change(draft -> draft.pvno(3));
    }

    private Observation certReqId(String key) {
        Enrolment enrolment = request(this::withNfvInfo);
        return enrolment.answer().message().map(CmpMessage::content).stream()
                .filter(BodyContent.CertRep.class::isInstance)
                .map(content -> (BodyContent.CertRep) content)
                .filter(rep -> rep.responses().size() == 1)
                .map(rep -> rep.responses().get(0).certReqId().toString())
                .filter(id -> id.equals("0") || id.equals("-1"))
                .findFirst()
                .map(id -> Observation.of(key, id, "certReqId " + id))
                .orElseGet(() -> Observation.unseen(key, enrolment.answer().words()));
    }

    private Observation path(String key, CmpPath spelling) {
        HttpAnswer answer = paths.probe(spelling);
        return Observation.yesOrNo(key, CmpPaths.isServed(answer), "a general message got HTTP " + answer.status());
    }

    private Observation crl(String key) {
        Enrolment enrolment = request(plan -> {});
        if (enrolment.certificate().isEmpty()) {
            return Observation.unseen(key, enrolment.answer().words());
        }
        List<String> addresses = RevocationList.addresses(enrolment.issued());
        return Observation.yesOrNo(
                key,
                !addresses.isEmpty(),
                addresses.isEmpty() ? "no distribution point for HTTP" : "distribution point " + addresses.get(0));
    }

    private Enrolment request(Consumer<CsrPlan> change) {
        registrations.register(CertificateType.VNFCI, draft -> {});
        return enrolments.request(parties.vnfm(), change);
    }
}
