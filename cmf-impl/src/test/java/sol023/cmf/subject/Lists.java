package sol023.cmf.subject;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import sol023.cmf.access.Caller;
import sol023.cmf.access.Consumer;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.sol013.query.ListQuery;
import sol023.cmf.sol013.query.ListSettings;
import sol023.cmf.sol013.query.Markers;
import sol023.cmf.sol013.query.Page;
import sol023.cmf.sol013.query.Paging;

/** Lists of subjects as a GET asks for them. */
final class Lists {

    static final URI SELF = URI.create("https://cmf.example.org/nfv-cert/v1/subjects");

    static final Paging PAGING = new Paging(new ListSettings(1000, false), new Markers(new byte[Markers.KEY_OCTETS]));

    private Lists() {}

    /** @param query as in a URI, with its escapes */
    static Page<ListedSubject> page(Subjects subjects, Consumer owner, String query) {
        return subjects.list(Caller.of(owner), EnumSet.allOf(CertificateType.class), query(query), SELF, SELF);
    }

    static List<String> ids(Subjects subjects, Consumer owner, String query) {
        return page(subjects, owner, query).entries().stream()
                .map(subject -> subject.id().text())
                .toList();
    }

    static ListQuery query(String query) {
        var base = URI.create("https://cmf.example.org/");
        var uri = URI.create(SELF + (query.isEmpty() ? "" : "?" + query));
        var request = new ContainerRequest(base, uri, "GET", null, new MapPropertiesDelegate(), null);
        return ListQuery.read(SubjectTables.TYPE, request.getUriInfo());
    }
}
