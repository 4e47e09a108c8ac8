package io.rostrum;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Who may know whom: {@code Main → web → live → store → domain}; {@code web}, {@code live}, {@code store.redis} → {@code wire} → {@code domain}. */
@AnalyzeClasses(packages = "io.rostrum", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String MAIN = "io.rostrum";
    private static final String WEB = "io.rostrum.web..";
    private static final String LIVE = "io.rostrum.live..";
    private static final String STORE = "io.rostrum.store";
    private static final String REDIS = "io.rostrum.store.redis..";
    private static final String WIRE = "io.rostrum.wire..";
    private static final String REHEARSAL = "io.rostrum.rehearsal..";
    private static final String DOMAIN = "io.rostrum.domain..";
    private static final String OURS = "io.rostrum..";

    @ArchTest
    static final ArchRule nobody_knows_main = knownOnlyTo(MAIN, MAIN);

    @ArchTest
    static final ArchRule only_main_knows_web = knownOnlyTo(WEB, WEB, MAIN);

    @ArchTest
    static final ArchRule live_is_known_to_web = knownOnlyTo(LIVE, LIVE, WEB, MAIN);

    @ArchTest
    static final ArchRule the_store_is_known_to_live_and_web = knownOnlyTo(STORE, STORE, REDIS, LIVE, WEB, MAIN);

    @ArchTest
    static final ArchRule only_main_chooses_redis = knownOnlyTo(REDIS, REDIS, MAIN);

    @ArchTest
    static final ArchRule the_wire_is_known_to_redis_live_and_web =
            knownOnlyTo(WIRE, WIRE, REDIS, LIVE, WEB, REHEARSAL, MAIN);

    @ArchTest
    static final ArchRule only_main_knows_the_rehearsal = knownOnlyTo(REHEARSAL, REHEARSAL, MAIN);

    /** It comes in by the door, as everybody does. */
    @ArchTest
    static final ArchRule a_rehearsal_knows_nothing_of_the_server = classes()
            .that()
            .resideInAPackage(REHEARSAL)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    REHEARSAL, DOMAIN, WIRE, "io.vertx.core..", "java..", "org.slf4j", "org.jspecify.annotations"));

    @ArchTest
    static final ArchRule the_domain_is_plain_java = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            DOMAIN,
                            "java.lang..",
                            "java.math",
                            "java.text",
                            "java.util",
                            "java.util.function",
                            "java.util.regex",
                            "java.util.stream",
                            "org.jspecify.annotations")
                    .and(not(assignableTo(Random.class))));

    @ArchTest
    static final ArchRule only_the_wire_knows_jackson = noClasses()
            .that(resideOutsideOfPackages(WIRE))
            .should()
            .dependOnClassesThat(resideInAnyPackage("com.fasterxml.."));

    @ArchTest
    static final ArchRule only_the_redis_store_knows_the_redis_client = noClasses()
            .that(resideOutsideOfPackages(REDIS))
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.vertx.redis.."));

    @ArchTest
    static final ArchRule time_and_chance_are_injected = noClasses()
            .that(resideOutsideOfPackages(MAIN))
            .should()
            .accessTargetWhere(target(readsAClock().or(throwsDice())));

    private static ArchRule knownOnlyTo(String known, String... to) {
        return noClasses()
                .that(resideInAnyPackage(OURS).and(resideOutsideOfPackages(to)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(known))
                .allowEmptyShould(true);
    }

    /** Calls and method references alike. */
    private static DescribedPredicate<JavaAccess<?>> target(DescribedPredicate<CodeUnitAccessTarget> wanted) {
        return DescribedPredicate.describe(
                wanted.getDescription(),
                access -> access.getTarget() instanceof CodeUnitAccessTarget unit && wanted.test(unit));
    }

    private static DescribedPredicate<CodeUnitAccessTarget> readsAClock() {
        return DescribedPredicate.describe("reads a clock of its own", unit -> {
            boolean ofSystem = unit.getOwner().isEquivalentTo(System.class)
                    && Set.of("currentTimeMillis", "nanoTime").contains(unit.getName());
            boolean now = unit.getOwner().getPackageName().equals("java.time")
                    && unit.getName().equals("now")
                    && unit.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            boolean clock = unit.getOwner().isEquivalentTo(Clock.class)
                    && (unit.getName().startsWith("system") || unit.getName().startsWith("tick"));
            return ofSystem || now || clock;
        });
    }

    private static DescribedPredicate<CodeUnitAccessTarget> throwsDice() {
        return DescribedPredicate.describe("throws dice of its own", unit -> {
            boolean made = unit.getOwner().isAssignableTo(Random.class)
                    && Set.of("<init>", "current", "getInstanceStrong", "getInstance")
                            .contains(unit.getName());
            boolean random =
                    unit.getOwner().isEquivalentTo(Math.class) && unit.getName().equals("random");
            boolean id =
                    unit.getOwner().isEquivalentTo(UUID.class) && unit.getName().equals("randomUUID");
            return made || random || id;
        });
    }
}
