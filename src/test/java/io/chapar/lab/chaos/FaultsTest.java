package io.chapar.lab.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.LabHost;
import io.chapar.lab.report.Words;
import io.chapar.world.World;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each fault can be made, is noticed, and is told of. */
class FaultsTest {
  @TestFactory
  Stream<DynamicTest> aFaultBreaksWhatWasSound() {
    return Faults.all().stream().map(f -> DynamicTest.dynamicTest(f.id(), () -> breaks(f)));
  }

  private static void breaks(Fault fault) throws Exception {
    try (LabHost host = new LabHost()) {
      World world = host.host().world();
      assertThat(Break.sound(world, fault)).as("sound at first").isTrue();
      boolean made = world.scheduler().call("break", () -> Break.inject(world, fault));
      assertThat(made).as("made").isTrue();
      assertThat(Break.sound(world, fault)).as("still sound").isFalse();
      assertThat(new Words("en").has("break.fault." + fault.id())).isTrue();
      assertThat(new Words("fa").has("break.fault." + fault.id())).isTrue();
    }
  }

  @Test
  void whatIsBrokenIsToldOnlyWhenAsked() {
    try (LabHost host = new LabHost()) {
      assertThat(host.run("lab reveal")).contains("Nothing has been broken");
      assertThat(host.run("lab break service")).startsWith("Something on this host is broken now.");
      assertThat(host.run("lab reveal")).contains("service: Dovecot is stopped", "still broken");
      assertThat(host.run("systemctl start dovecot; sleep 1; lab reveal"))
          .contains("It is repaired");
      assertThat(host.run("lab break nonsense")).contains("dns, mx, disk");
    }
  }
}
