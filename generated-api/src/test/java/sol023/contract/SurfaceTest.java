package sol023.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The generated surface is the one in {@code api.txt}, so that a change of the contract or of the generator is seen in
 * review as a few lines. To take over a wanted change, run
 * {@code mvn -pl generated-api clean test -Dtest=SurfaceTest -Dapi.update} and commit the file; {@code clean}, because what a
 * contract no longer has is still in {@code target/}.
 */
class SurfaceTest {

    private static final Path API = Path.of("api.txt");
    private static final Path CLASSES = Path.of("target", "classes");

    /** What every model has besides its attributes. */
    private static final List<String> OF_OBJECT = List.of("equals", "hashCode", "toString");

    @Test
    void the_generated_surface_is_the_recorded_one() throws IOException {
        List<String> surface = surface();
        if (System.getProperty("api.update") != null) {
            Files.write(API, surface);
        }
        assertThat(surface).containsExactlyElementsOf(Files.readAllLines(API));
    }

    @Test
    void every_document_has_given_something() throws IOException {
        assertThat(surface())
                .contains(
                        "sol023.api.apiversions.ApiVersionsApi interface",
                        "sol023.api.certificates.CertificatesApi interface",
                        "sol023.api.certnotify.SubscriptionsApi interface",
                        "sol023.api.lcmnotification.LcmNotificationEndpointApi interface",
                        "sol023.api.nfvcert.SubjectsApi interface",
                        "sol023.api.notification.NotificationEndpointApi interface",
                        "sol023.api.sol013.model.ProblemDetails class",
                        "sol023.api.vnflcm.VnfInstancesApi interface");
    }

    private static List<String> surface() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CLASSES.resolve("sol023"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                lines.addAll(linesOf(load(file)));
            }
        }
        return lines.stream().sorted().toList();
    }

    private static Class<?> load(Path file) {
        String path = CLASSES.relativize(file).toString();
        String name = path.substring(0, path.length() - ".class".length())
                .replace('/', '.')
                .replace('\\', '.');
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The type, then its public members; an attribute's getter stands for its setters as well. */
    private static List<String> linesOf(Class<?> type) {
        List<String> lines = new ArrayList<>();
        if (!Modifier.isPublic(type.getModifiers())) {
            return lines;
        }
        lines.add(type.getName() + " " + (type.isInterface() ? "interface" : type.isEnum() ? "enum" : "class"));
        if (type.isEnum()) {
            Arrays.stream(type.getFields())
                    .filter(Field::isEnumConstant)
                    .map(f -> type.getName() + " ." + f.getName())
                    .forEach(lines::add);
            return lines;
        }
        Arrays.stream(type.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic())
                .filter(m -> type.isInterface() || m.getName().startsWith("get") || isUnusual(m))
                .filter(m -> !OF_OBJECT.contains(m.getName()))
                .map(m -> type.getName() + " " + signature(m))
                .forEach(lines::add);
        return lines;
    }

    private static boolean isUnusual(Method method) {
        return !method.getName().startsWith("set") && method.getReturnType() != method.getDeclaringClass();
    }

    private static String signature(Method method) {
        String parameters = Arrays.stream(method.getParameters())
                .map(p -> shortened(p.getParameterizedType().getTypeName()) + " " + p.getName())
                .collect(Collectors.joining(", "));
        String request = Arrays.stream(method.getAnnotations())
                .filter(a -> a.annotationType().isAnnotationPresent(HttpMethod.class))
                .map(a -> a.annotationType().getSimpleName() + " " + path(method.getDeclaringClass()) + path(method)
                        + " ")
                .collect(Collectors.joining());
        return request + method.getName() + "(" + parameters + "): "
                + shortened(method.getGenericReturnType().getTypeName());
    }

    private static String path(AnnotatedElement resourceOrMethod) {
        jakarta.ws.rs.Path path = resourceOrMethod.getAnnotation(jakarta.ws.rs.Path.class);
        return path == null ? "" : path.value();
    }

    private static String shortened(String type) {
        return type.replaceAll("(java\\.(lang|util|time|math)|jakarta\\.ws\\.rs\\.core|sol023\\.api)\\.", "");
    }
}
