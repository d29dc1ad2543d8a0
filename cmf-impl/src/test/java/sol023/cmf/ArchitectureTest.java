package sol023.cmf;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.NullMarked;

/** What may know what, and where each technology has its place. */
@AnalyzeClasses(packages = "sol023.cmf", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Path DIAGRAM = Path.of("..", "docs", "cmf-packages.puml");

    @ArchTest
    static final ArchRule packages_know_only_what_the_diagram_says = classes()
            .should(adhereToPlantUmlDiagram(DIAGRAM, consideringOnlyDependenciesInDiagram()))
            .because("arrows go down only, and the diagram in docs/ is the rule");

    @ArchTest
    static final ArchRule no_packages_form_a_cycle = slices().matching("sol023.cmf.(*)..")
            .should()
            .beFreeOfCycles()
            .because("what knows each other is one thing");

    @ArchTest
    static final ArchRule asn1_is_spoken_in_ca_cmp_and_ocsp_only = noClasses()
            .that()
            .resideOutsideOfPackages("..cmf.ca..", "..cmf.cmp..", "..cmf.ocsp..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..")
            .because("the other packages talk about certificates, not about their encoding");

    @ArchTest
    static final ArchRule sql_is_written_in_stores_only = noClasses()
            .that()
            .resideOutsideOfPackage("..cmf.store..")
            .and(are(not(partOf("Store"))))
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.jdbi..").and(not(type(Handle.class))).or(resideInAPackage("java.sql..")))
            .because("the handle of a transaction is passed on, statements are made in stores");

    @ArchTest
    static final ArchRule drivers_and_pools_are_known_in_the_store_only = noClasses()
            .that()
            .resideOutsideOfPackage("..cmf.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.zaxxer..", "org.sqlite..", "org.postgresql..", "org.flywaydb..")
            .because("the rest of the CMF does not know which database it has");

    @ArchTest
    static final ArchRule servlets_are_known_in_servlets_and_the_server_only = noClasses()
            .that()
            .resideOutsideOfPackage("..cmf.server..")
            .and(are(not(partOf("Servlet"))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet..")
            .because("only the edge knows how messages arrive");

    @ArchTest
    static final ArchRule nobody_reads_the_wall_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(Date.class)
            .because("time comes from an injected clock, so that tests can move it");

    @ArchTest
    static final ArchRule only_the_command_line_takes_the_systems_clock = noClasses()
            .that()
            .resideOutsideOfPackage("..cmf.cli..")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .because("there is one clock, and it is passed down");

    @ArchTest
    static final ArchRule only_the_command_line_prints = noClasses()
            .that()
            .resideOutsideOfPackage("..cmf.cli..")
            .should(ACCESS_STANDARD_STREAMS)
            .because("everything else logs");

    @ArchTest
    static final ArchRule nobody_throws_an_exception_without_meaning =
            noClasses().should(THROW_GENERIC_EXCEPTIONS).because("who catches must be able to tell what happened");

    @ArchTest
    static final ArchRule nobody_prints_a_stack_trace = noClasses()
            .should()
            .callMethodWhere(target(name("printStackTrace")).and(target(owner(assignableTo(Throwable.class)))))
            .because("exceptions are logged once, by the logger");

    @ArchTest
    static final ArchRule nobody_sleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .because("who waits for something waits for that thing");

    @ArchTest
    static void every_package_is_null_marked(JavaClasses classes) {
        var packages = classes.stream().map(JavaClass::getPackage).collect(Collectors.toSet());

        assertThat(packages).isNotEmpty().allSatisfy(one -> assertThat(isNullMarked(one))
                .as("%s has a package-info.java with @NullMarked", one.getName())
                .isTrue());
    }

    /** A class whose outermost class has a name with that ending. */
    private static DescribedPredicate<JavaClass> partOf(String ending) {
        return DescribedPredicate.describe(
                "part of a *" + ending, one -> outermost(one).getSimpleName().endsWith(ending));
    }

    private static JavaClass outermost(JavaClass one) {
        return one.getEnclosingClass().map(ArchitectureTest::outermost).orElse(one);
    }

    private static boolean isNullMarked(JavaPackage one) {
        return one.isAnnotatedWith(NullMarked.class);
    }
}
