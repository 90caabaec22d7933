package io.github.ricochet;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Dependencies point one way: cli → report → picture, config → lint → path, packets → host ←
 * vuurmuur ← dump.
 */
@AnalyzeClasses(
    packages = ArchitectureTest.OURS,
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  static final String OURS = "io.github.ricochet";

  private static final String[] DROOLS = {"org.drools..", "org.kie.."};
  private static final String[] YAML = {"org.snakeyaml.."};
  private static final String[] ANTLR = {"org.antlr.."};

  @ArchTest static final ArchRule hostStandsAlone = mayUse("host", "host");
  @ArchTest static final ArchRule dumpMakesFacts = mayUse("dump", "dump", "vuurmuur", "host");

  @ArchTest
  static final ArchRule vuurmuurMakesRules = mayUse("vuurmuur", "vuurmuur", "dump.parser", "host");

  @ArchTest static final ArchRule pathWalksFacts = mayUse("path", "path", "host");

  @ArchTest
  static final ArchRule packetsAreSetsAndKnowNoRuleOfRules = mayUse("packets", "packets", "host");

  @ArchTest
  static final ArchRule lintAsksThePathAndTheSets =
      mayUse("lint", "lint", "path", "packets", "host");

  @ArchTest
  static final ArchRule rulesReasonOverFacts = mayUse("rules", "rules", "lint", "path", "host");

  @ArchTest
  static final ArchRule reportOnlyPrints =
      mayUse("report", "report", "picture", "fleet", "lint", "path", "host");

  @ArchTest
  static final ArchRule picturesShowWhatIsKnown =
      mayUse("picture", "picture", "lint", "path", "host");

  @ArchTest
  static final ArchRule fleetComparesHosts = mayUse("fleet", "fleet", "lint", "path", "host");

  @ArchTest
  static final ArchRule configSaysWhatPeopleKnow =
      mayUse("config", "config", "lint", "path", "host");

  @ArchTest
  static final ArchRule cliIsUsedByMainAlone =
      noClasses()
          .that(not(resideInAPackage(OURS + ".cli..")).and(not(isMain())))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(OURS + ".cli..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule mainPicksACommandAndNothingElse =
      classes()
          .that(isMain())
          .should()
          .onlyDependOnClassesThat(
              not(resideInAPackage(OURS + ".."))
                  .or(isMain())
                  .or(resideInAPackage(OURS + ".cli..")));

  @ArchTest static final ArchRule droolsIsKnownToLintAlone = knownOnlyTo(DROOLS, "lint", "rules");

  @ArchTest static final ArchRule yamlIsKnownToConfigAlone = knownOnlyTo(YAML, "config");

  @ArchTest
  static final ArchRule antlrIsKnownToReadersAlone = knownOnlyTo(ANTLR, "dump", "vuurmuur");

  private static ArchRule mayUse(String room, String... rooms) {
    return classes()
        .that()
        .resideInAPackage(packageOf(room))
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage(OURS + "..")).or(resideInAnyPackage(packagesOf(rooms))))
        .as(room + " uses nothing of ours but " + String.join(", ", rooms))
        .allowEmptyShould(true);
  }

  private static ArchRule knownOnlyTo(String[] library, String... rooms) {
    return noClasses()
        .that(not(resideInAnyPackage(packagesOf(rooms))))
        .should()
        .dependOnClassesThat(resideInAnyPackage(library))
        .as(Arrays.toString(library) + " is known only to " + String.join(", ", rooms));
  }

  private static DescribedPredicate<JavaClass> isMain() {
    return describe("Main", type -> type.getName().startsWith(OURS + ".Main"));
  }

  private static String[] packagesOf(String... rooms) {
    return Stream.of(rooms).map(ArchitectureTest::packageOf).toArray(String[]::new);
  }

  private static String packageOf(String room) {
    return OURS + "." + room + "..";
  }
}
