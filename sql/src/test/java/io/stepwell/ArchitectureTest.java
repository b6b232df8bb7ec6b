package io.stepwell;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import org.jspecify.annotations.NullMarked;

/**
 * Who may see whom, and what things may be called.
 *
 * <p>It stands in {@code sql}, which has every other module on its class path. A rule about a
 * package that does not exist yet holds.
 */
@AnalyzeClasses(
    packages = "io.stepwell",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.Written.class})
class ArchitectureTest {
  private static final String METRICS = "io.stepwell.metrics..";
  private static final String QUERY = "io.stepwell.query..";
  private static final String SCHEMAS = "io.stepwell.schemas..";
  private static final String FUNCTIONS = "io.stepwell.functions..";
  private static final String JOBS = "io.stepwell.jobs..";
  private static final String LOCAL = "io.stepwell.local..";
  private static final String CLI = "io.stepwell.cli..";
  private static final String SERVER = "io.stepwell.server..";
  private static final String SQL = "io.stepwell.sql..";
  private static final String FLINK = "org.apache.flink..";

  @ArchTest
  static final ArchRule the_domain_sees_only_java_and_its_two_libraries =
      classes()
          .that()
          .resideInAnyPackage(METRICS, QUERY)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              METRICS,
              QUERY,
              "java.io..",
              "java.lang..",
              "java.math..",
              "java.nio..",
              "java.text..",
              "java.time..",
              "java.util..",
              "org.apache.datasketches..",
              "com.google.re2j..",
              "org.jspecify..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule metrics_do_not_know_how_they_are_asked_for =
      noClasses()
          .that()
          .resideInAPackage(METRICS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(QUERY)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule schemas_see_only_the_domain =
      noClasses()
          .that()
          .resideInAPackage(SCHEMAS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FUNCTIONS, JOBS, LOCAL, CLI, SERVER, SQL)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule functions_see_no_job =
      noClasses()
          .that()
          .resideInAPackage(FUNCTIONS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(JOBS, LOCAL, CLI, SERVER, SQL)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_writer_does_not_see_the_reader =
      noClasses()
          .that()
          .resideInAnyPackage(JOBS, LOCAL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SERVER, CLI, SQL)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_reader_does_not_see_the_writer =
      noClasses()
          .that()
          .resideInAPackage(SERVER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(JOBS, FUNCTIONS, LOCAL, CLI, SQL)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_sql_shell_sees_functions_and_no_job =
      noClasses()
          .that()
          .resideInAPackage(SQL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(JOBS, LOCAL, CLI, SERVER)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothing_needs_the_sql_shell_to_be_there =
      noClasses()
          .that()
          .resideOutsideOfPackage(SQL)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SQL)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule flink_stays_in_its_shell =
      noClasses()
          .that()
          .resideOutsideOfPackages(FUNCTIONS, JOBS, LOCAL, CLI, SQL)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(FLINK)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule no_two_packages_need_each_other =
      slices().matching("io.stepwell.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl|Processor|D[Tt][Oo])(\\$.*)?")
          .because("such a name would fit any class")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_domain_has_one_word_for_a_thing =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.stepwell.schemas.k6..")
          .should()
          .haveNameMatching(".*[.$](\\w*[a-z])?(Buckets?|Tags?)([A-Z]\\w*)?")
          .because("the words are step and label; tag is k6's, at the edge")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      classes().should(liveInANullMarkedPackage()).allowEmptyShould(true);

  private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return new ArchCondition<>("live in a package whose package-info is @NullMarked") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        boolean marked =
            item.getPackage()
                .tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
        if (!marked) {
          events.add(violated(item, item.getName() + " is in a package without @NullMarked"));
        }
      }
    };
  }

  /** Leaves out what the protobuf compiler generates, which follows rules of its own. */
  static final class Written implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/io/stepwell/schemas/wire/");
    }
  }
}
