package sol023.conformance.fault;

import java.util.List;
import java.util.stream.Stream;

/** All faults, by chapter. */
final class Faults {

    private Faults() {}

    static List<Fault> all() {
        return Stream.of(
                        RegistrationFaults.all(),
                        SubjectFaults.all(),
                        FilterFaults.all(),
                        SelectorFaults.all(),
                        PagingFaults.all(),
                        RestFaults.all(),
                        VersionFaults.all(),
                        AuthorizationFaults.all(),
                        ContractFaults.all(),
                        SubscriptionFaults.all(),
                        NotificationFaults.all(),
                        SubscriptionScopeFaults.all(),
                        TransferFaults.all(),
                        CmpHeaderFaults.all(),
                        CmpProtectionFaults.all(),
                        RefusalFaults.all(),
                        AfterRefusalFaults.all(),
                        EnrolmentFaults.all(),
                        CertificateFaults.all(),
                        ConfirmationFaults.all(),
                        RevocationFaults.all(),
                        CrlFaults.all(),
                        LcmFaults.all(),
                        IcsFaults.all(),
                        DialectFaults.all())
                .flatMap(List::stream)
                .toList();
    }
}
