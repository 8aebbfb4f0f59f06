# objective: 211.2
# level: 3
# title: scripts that include others
Personal and global scripts, :once, :optional, return, global variables, and what goes wrong.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\nplugin {\n  sieve_global = /etc/dovecot/sieve\n}\n' > /etc/dovecot/local.conf; dovecot
  $ lda() { printf "From: bob@example.com\nTo: alice@example.com\nSubject: $1\nMessage-ID: <$1@example.com>\n\nbody\n" | /usr/lib/dovecot/dovecot-lda -d alice; }
  $ mkdir -p /etc/dovecot/sieve /home/alice/sieve; printf 'require "fileinto";\nif header :contains "subject" "spam" { fileinto "Junk"; stop; }\n' > /etc/dovecot/sieve/spam.sieve; printf 'require ["fileinto", "include"];\nif header :contains "subject" "work" { fileinto "Work"; return; }\nfileinto "Other";\n' > /home/alice/sieve/work.sieve; chown -R alice: /home/alice/sieve
  $ printf 'require ["include", "fileinto"];\ninclude :global "spam";\ninclude "work";\nfileinto :flags "x" "Never";\n' > /home/alice/.dovecot.sieve; lda one; tail -n 3 /home/alice/.dovecot.sieve.log
  sieve: info: started log at 2026-11-21 15:59:50 +0000.
  .dovecot: line 4: error: unknown tagged argument ':flags' for the fileinto command (reported only once at first occurrence).
  .dovecot: error: validation failed.
  $ sleep 1; printf 'require ["include"];\ninclude :global "spam";\ninclude :personal "work";\n' > /home/alice/.dovecot.sieve; for s in spam work other; do lda $s; done; doveadm fetch -u alice 'mailbox hdr.subject' all | paste - - - | sort
  mailbox: INBOX	hdr.subject: one
  mailbox: Junk	hdr.subject: spam
  mailbox: Other	hdr.subject: other
  mailbox: Work	hdr.subject: work
  $ cd /tmp; printf 'From: bob@example.com\nSubject: spam\n\nx\n' > mail; i() { printf 'require ["include", "variables", "fileinto"];\n%s\n' "$1" > i$((++n)).sieve; su alice -c "sieve-test i$n.sieve mail" 2>&1 | grep -v '^$' | grep -v '^Perf\|^Impl'; }
  $ i 'include "nosuch";'; i 'include :global "nosuch";'; i 'include :optional "nosuch";'; i 'include :personal :global "x";'; i 'include "a/b";'; i 'include;'
  i1: line 2: error: included personal script 'nosuch' does not exist.
  i1: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  i2: line 2: error: included global script 'nosuch' does not exist.
  i2: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
    (none)
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
  i4: line 2: error: include: cannot use location tags ':personal' and ':global' multiple times.
  i4: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  i5: line 2: error: include: invalid script name 'a/b'.
  i5: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  i6: line 2: error: the include command requires 1 positional argument(s), but 0 is/are specified.
  i6: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  $ printf 'require ["include", "variables"];\nglobal "v";\nset "v" "from include";\n' > /home/alice/sieve/vars.sieve; i 'global "v"; include "vars"; fileinto "${v}";'; i 'include "vars"; fileinto "${v}x";'; i 'include "vars"; fileinto "${global.v}";'; i 'set "v" "x"; global "v";'
   * store message in folder: from include
    (none)
  sieve-test(alice): Info: final result: success
   * store message in folder: x
    (none)
  sieve-test(alice): Info: final result: success
   * store message in folder: from include
    (none)
  sieve-test(alice): Info: final result: success
  i10: line 2: error: declaration of new global variable 'v' conflicts with earlier local use.
  i10: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  $ printf 'require "include";\ninclude "loop";\n' > /home/alice/sieve/loop.sieve; i 'include "loop";'; printf 'require ["include","fileinto"];\nfileinto "once";\n' > /home/alice/sieve/one.sieve; i 'include :once "one"; include :once "one"; include "one";'; i 'return; discard;'
  loop: line 2: error: circular include.
  i11: line 2: error: failed to generate code for included script 'loop'.
  i11: error: code generation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
   * store message in folder: once
    (none)
  sieve-test(alice): Info: final result: success
    (none)
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
  $ printf 'broken\n' > /home/alice/sieve/broken.sieve; i 'include "broken";'; printf 'require "fileinto";\nfileinto "${x}";\n' > /home/alice/sieve/lit.sieve; i 'set "x" "y"; include "lit";'
  broken: line 2: error: expected end of command ';' or the beginning of a compound block '{', but found end of file.
  i14: line 2: error: failed to parse included script 'broken'.
  i14: error: code generation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
   * store message in folder: ${x}
    (none)
  sieve-test(alice): Info: final result: success
  $ printf 'include "x";\n' > n.sieve; sievec n.sieve; chmod 000 /etc/dovecot/sieve/spam.sieve; i 'include :global "spam";'
  n: line 1: error: unknown command 'include' (only reported once at first occurrence).
  n: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'n.sieve'
  sieve-test(alice): Error: sieve: file storage: script `spam': Failed to open sieve script: open(/etc/dovecot/sieve/spam.sieve) failed: Permission denied (euid=1000(alice) egid=1000(alice) missing +r perm: /etc/dovecot/sieve/spam.sieve, dir owned by 0:0 mode=0755)
  i16: line 2: error: failed to parse included script 'spam'.
  i16: error: code generation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
