package io.chapar.sieve.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.transcript.TestHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conversations with the server on port 4190. */
class ManageSieveTest {
  private final TestHost host = new TestHost();

  @BeforeEach
  void start() {
    host.run("dovecot; sleep 1");
  }

  @AfterEach
  void close() {
    host.close();
  }

  /** What comes back behind the greeting; the words of a printf format go in. */
  private String talk(String said) {
    return host.run("(printf '" + said + "'; sleep 1) | nc -q1 localhost 4190 | tail -n +8")
        .replace("\r", "");
  }

  private String alice(String said) {
    return talk("AUTHENTICATE \"PLAIN\" \"AGFsaWNlAGFsaWNlLXNlY3JldA==\"\\r\\n" + said);
  }

  @Test
  void aScriptIsStoredActivatedAndDeleted() {
    assertThat(
            alice(
                "PUTSCRIPT \"a\" {5+}\\r\\nkeep;\\r\\nSETACTIVE \"a\"\\r\\nLISTSCRIPTS\\r\\n"
                    + "DELETESCRIPT \"a\"\\r\\nRENAMESCRIPT \"a\" \"b\"\\r\\nGETSCRIPT \"b\"\\r\\n"
                    + "SETACTIVE \"\"\\r\\nDELETESCRIPT \"b\"\\r\\nLISTSCRIPTS\\r\\nLOGOUT\\r\\n"))
        .isEqualTo(
            """
            OK "Logged in."
            OK "PUTSCRIPT completed."
            OK "Setactive completed."
            "a" ACTIVE
            OK "Listscripts completed."
            NO (ACTIVE) "Cannot delete the active Sieve script."
            OK "Renamescript completed."
            {5}
            keep;
            OK "Getscript completed."
            OK "Active script is now deactivated."
            OK "Deletescript completed."
            OK "Listscripts completed."
            OK "Logout completed."
            """);
  }

  @Test
  void theErrorsOfAScriptComeBack() {
    assertThat(alice("CHECKSCRIPT {10+}\\r\\nkeep; foo;\\r\\nCHECKSCRIPT \"keep;\"\\r\\n"))
        .isEqualTo(
            """
            OK "Logged in."
            NO {107}
            line 1: error: unknown command 'foo' (only reported once at first occurrence).
            error: validation failed.

            OK "Script checked successfully."
            """);
  }

  @Test
  void whatIsNoCommandIsToldAndCounted() {
    assertThat(alice("FOO\\r\\nGETSCRIPT\\r\\nGETSCRIPT x\\r\\nGETSCRIPT \"../x\"\\r\\n"))
        .isEqualTo(
            """
            OK "Logged in."
            NO "Error in MANAGESIEVE command FOO: Unknown command."
            NO "Error in MANAGESIEVE command GETSCRIPT: Missing arguments."
            NO "Error in MANAGESIEVE command GETSCRIPT: Invalid arguments."
            NO "Invalid script name `../x'."
            """);
    assertThat(alice("X\\r\\n".repeat(25)))
        .contains("BYE \"Too many invalid MANAGESIEVE commands.\"")
        .containsOnlyOnce("BYE");
    assertThat(talk("X\\r\\nY\\r\\nZ\\r\\nNOOP\\r\\n"))
        .endsWith("BYE \"Too many invalid MANAGESIEVE commands.\"\n");
  }

  @Test
  void hostileLiteralsAndLinesEndInAnError() {
    assertThat(alice("GETSCRIPT {99999999999+}\\r\\n"))
        .endsWith("BYE \"Literal size too large\"\n");
    assertThat(alice("PUTSCRIPT \"x\" {99999999999+}\\r\\nabc"))
        .endsWith("NO (QUOTA/MAXSIZE) \"Script is too large (max 1048576 bytes).\"\n");
    assertThat(
            host.run(
                "{ head -c 3000000 /dev/zero | tr '\\0' x; sleep 1; } | nc -q1 localhost 4190 |"
                    + " tail -n +8 | cut -c1-80"))
        .contains("Too long argument.");
  }

  @Test
  void aClosedSieveIsSaid() {
    host.run("printf 'plugin {\\n sieve =\\n}\\n' > /etc/dovecot/local.conf; doveadm reload");
    assertThat(alice("LISTSCRIPTS\\r\\n"))
        .isEqualTo("BYE \"This user cannot manage personal Sieve scripts.\"\n");
  }
}
