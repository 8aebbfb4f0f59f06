package io.chapar;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The plan of the house, enforced: which room may import which, and which one may touch the real
 * machine.
 */
class ArchitectureTest {
  /** Top to bottom: a room may import from those before it. */
  private static final List<String> ROOMS =
      List.of(
          "text",
          "time",
          "disk",
          "net",
          "mail",
          "config",
          "host",
          "shell.syntax",
          "shell.expand",
          "shell.interp",
          "unix",
          "postfix",
          "mailbox",
          "dovecot",
          "sieve",
          "procmail",
          "spam",
          "world",
          "lab",
          "app");

  private static JavaClasses house;

  @BeforeAll
  static void read() {
    house =
        new ClassFileImporter()
            .withImportOption(
                place -> !place.contains("/test-classes/") && !place.contains("/fast/test/"))
            .importPackages("io.chapar");
  }

  private static boolean in(JavaClass c, String room) {
    String name = "io.chapar." + room;
    return c.getPackageName().equals(name) || c.getPackageName().startsWith(name + ".");
  }

  @Test
  void everyClassStandsInARoomAndNoRoomIsEmpty() {
    for (JavaClass c : house) {
      assertThat(ROOMS).as(c.getName()).anyMatch(room -> in(c, room));
    }
    for (String room : ROOMS) {
      boolean built =
          house.stream().anyMatch(c -> in(c, room) && !c.getSimpleName().equals("package-info"));
      assertThat(built).as("room " + room + " is built").isTrue();
    }
  }

  @TestFactory
  List<DynamicTest> aRoomImportsOnlyFromRoomsAboveIt() {
    return IntStream.range(0, ROOMS.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    ROOMS.get(i),
                    () -> {
                      String[] below =
                          ROOMS.subList(i + 1, ROOMS.size()).stream()
                              .map(r -> "io.chapar." + r + "..")
                              .toArray(String[]::new);
                      if (below.length > 0) {
                        noClasses()
                            .that()
                            .resideInAPackage("io.chapar." + ROOMS.get(i) + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(below)
                            .allowEmptyShould(false)
                            .check(house);
                      }
                    }))
        .collect(Collectors.toList());
  }

  @Test
  void onlyTheAppTouchesTheRealMachine() {
    DescribedPredicate<JavaClass> real =
        DescribedPredicate.describe(
            "a door to the real machine",
            c ->
                Set.of(
                            "java.io.File",
                            "java.io.FileInputStream",
                            "java.io.FileOutputStream",
                            "java.io.FileReader",
                            "java.io.FileWriter",
                            "java.io.RandomAccessFile",
                            "java.nio.file.Files",
                            "java.nio.file.Path",
                            "java.nio.file.Paths",
                            "java.nio.file.FileSystems",
                            "java.lang.ProcessBuilder",
                            "java.lang.Runtime",
                            "java.net.ServerSocket",
                            "java.net.DatagramSocket",
                            "java.net.URL",
                            "java.net.URLConnection",
                            "java.net.NetworkInterface",
                            "java.lang.Thread",
                            "java.util.concurrent.Executors",
                            "java.util.Timer",
                            "java.util.prefs.Preferences",
                            "javax.script.ScriptEngineManager")
                        .contains(c.getName())
                    || c.getPackageName().startsWith("java.nio.channels")
                    || c.getPackageName().startsWith("org.jline"));
    noClasses()
        .that()
        .resideOutsideOfPackages("io.chapar.app..", "io.chapar.time..")
        .should()
        .dependOnClassesThat(real)
        .check(house);
  }

  @Test
  void nobodyInsideReadsTheRealClockOrEnvironmentOrNames() {
    Set<String> forbidden =
        Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.System.exit",
            "java.lang.System.setProperty",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.Clock.systemUTC",
            "java.lang.Thread.sleep",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.net.InetAddress.getByName",
            "java.net.InetAddress.getAllByName",
            "java.net.InetAddress.getLocalHost",
            "java.net.InetAddress.getHostName",
            "java.net.InetAddress.getCanonicalHostName",
            "java.net.InetAddress.isReachable",
            "java.net.Socket.connect",
            "java.util.TimeZone.getDefault",
            "java.time.ZoneId.systemDefault");
    DescribedPredicate<JavaAccess<?>> outside =
        DescribedPredicate.describe(
            "reads the real clock, environment or name service",
            a ->
                forbidden.contains(
                    a.getTarget().getOwner().getName() + "." + a.getTarget().getName()));
    noClasses()
        .that()
        .resideOutsideOfPackage("io.chapar.app..")
        .should()
        .accessTargetWhere(outside)
        .check(house);
    noClasses()
        .that()
        .resideOutsideOfPackage("io.chapar.app..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .check(house);
  }

  @Test
  void hostsHaveNoStaticState() {
    classes()
        .that(resideInAPackage("io.chapar.."))
        .and()
        .resideOutsideOfPackage("io.chapar.app..")
        .should(
            new com.tngtech.archunit.lang.ArchCondition<JavaClass>(
                "have only final static fields") {
              @Override
              public void check(JavaClass c, com.tngtech.archunit.lang.ConditionEvents events) {
                c.getFields().stream()
                    .filter(
                        f ->
                            f.getModifiers()
                                .contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC))
                    .filter(
                        f ->
                            !f.getModifiers()
                                .contains(com.tngtech.archunit.core.domain.JavaModifier.FINAL))
                    .forEach(
                        f ->
                            events.add(
                                com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                    f, f.getFullName())));
              }
            })
        .check(house);
  }
}
