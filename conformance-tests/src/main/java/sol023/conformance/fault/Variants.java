package sol023.conformance.fault;

import java.util.List;
import java.util.stream.Stream;

/** All legal variants, by chapter. */
final class Variants {

    private Variants() {}

    static List<Variant> all() {
        return Stream.of(
                        RestVariants.all(),
                        AuthorizationVariants.all(),
                        PagingVariants.all(),
                        TransferVariants.all(),
                        CmpVariants.all(),
                        AnswerVariants.all(),
                        CertificateVariants.all(),
                        LcmVariants.all(),
                        NotificationVariants.all())
                .flatMap(List::stream)
                .toList();
    }
}
