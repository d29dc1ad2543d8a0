package sol023.conformance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "sol023.conformance", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule arrows_go_down = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("cli")
            .definedBy("..conformance.cli..")
            .layer("report")
            .definedBy("..conformance.report..")
            .layer("compare")
            .definedBy("..conformance.compare..")
            .layer("replay")
            .definedBy("..conformance.replay..")
            .layer("fault")
            .definedBy("..conformance.fault..")
            .layer("release")
            .definedBy("..conformance.release..")
            .layer("run")
            .definedBy("..conformance.run..")
            .layer("doctor")
            .definedBy("..conformance.doctor..")
            .optionalLayer("steps")
            .definedBy("..conformance.steps..")
            .optionalLayer("role")
            .definedBy("..conformance.role..")
            .optionalLayer("hook")
            .definedBy("..conformance.hook..")
            .layer("vnfm")
            .definedBy("..conformance.vnfm..")
            .optionalLayer("ics")
            .definedBy("..conformance.ics..")
            .optionalLayer("client")
            .definedBy("..conformance.client..")
            .layer("contract")
            .definedBy("..conformance.contract..")
            .layer("check")
            .definedBy("..conformance.check..")
            .layer("waiver")
            .definedBy("..conformance.waiver..")
            .layer("exchange")
            .definedBy("..conformance.exchange..")
            .layer("requirement")
            .definedBy("..conformance.requirement..")
            .layer("target")
            .definedBy("..conformance.target..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("steps")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("role")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli", "compare", "replay")
            .whereLayer("fault")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("doctor")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("release")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("cli", "report", "fault", "release")
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("cli", "steps", "role", "doctor", "fault", "hook", "replay", "vnfm")
            .whereLayer("hook")
            .mayOnlyBeAccessedByLayers("cli", "steps", "role")
            .whereLayer("vnfm")
            .mayOnlyBeAccessedByLayers("cli", "steps", "role", "run", "doctor", "fault")
            .whereLayer("ics")
            .mayOnlyBeAccessedByLayers("cli", "steps")
            .whereLayer("contract")
            .mayOnlyBeAccessedByLayers("steps", "role", "vnfm")
            .whereLayer("check")
            .mayOnlyBeAccessedByLayers("cli", "steps", "role", "client", "run", "report", "fault", "compare")
            .whereLayer("waiver")
            .mayOnlyBeAccessedByLayers("cli", "run", "report", "check")
            .because("design section 2: a package knows only those below it");

    @ArchTest
    static final ArchRule no_cycles = slices().matching("sol023.conformance.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a cycle makes two packages one");

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .should(beInANullMarkedPackage())
            .because("a null that is not announced is a bug that the compiler could have found");

    @ArchTest
    static final ArchRule only_the_command_line_prints = noClasses()
            .that(resideOutsideOfPackage("..cli.."))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace", PrintStream.class)
            .because("what the user sees is decided in one place");

    @ArchTest
    static final ArchRule time_comes_from_a_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(Date.class)
            .because("a test must be able to say what time it is");

    @ArchTest
    static final ArchRule nothing_sleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .because("waiting is polling with a deadline");

    @ArchTest
    static final ArchRule the_suite_knows_a_cmf_by_the_wire_only = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("sol023.cmf..").or(resideInAPackage("sol023.api..")))
            .because("a shared class would hide its own mistakes");

    private static com.tngtech.archunit.lang.ArchCondition<JavaClass> beInANullMarkedPackage() {
        return com.tngtech.archunit.lang.ArchCondition.from(
                new DescribedPredicate<>("be in a package marked @NullMarked") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getPackage()
                                .tryGetAnnotationOfType(NullMarked.class)
                                .isPresent();
                    }
                });
    }
}
