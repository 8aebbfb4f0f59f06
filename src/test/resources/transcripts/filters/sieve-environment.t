# objective: 211.2
# level: 3
# title: environment and ihave
What a script can ask about the host, and asking whether an extension is there.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\nplugin {\n  sieve_extensions = +vnd.dovecot.environment +vnd.dovecot.debug\n  sieve_env_display_name = Alice A.\n}\n' > /etc/dovecot/local.conf; dovecot
  $ cd /tmp; printf 'From: bob@example.com\nSubject: x\n\nx\n' > mail
  $ try() { printf 'require ["environment", "ihave", "vnd.dovecot.environment", "variables", "fileinto"];\nif %s {\n  discard;\n}\n' "$1" > t$((++n)).sieve; su alice -c "sieve-test  t$n.sieve mail" > out 2>&1; grep -q ' \* discard' out && echo match || { grep -q 'INBOX' out && echo no match || cat out; }; }
  $ try 'environment "domain" "example.com"'; try 'environment "host" "mail.example.com"'; try 'environment :matches "name" "*"'; try 'environment "name" "Pigeonhole Sieve"'; try 'environment "version" "0.5.19"'; try 'environment "location" "MDA"'; try 'environment "phase" "during"'
  match
  match
  match
  match
  match
  no match
  no match
  $ try 'environment "nonsense" "x"'; try 'environment :matches "remote-ip" "*"'; try 'environment "vnd.dovecot.username" "alice"'; try 'environment "vnd.dovecot.default-mailbox" "INBOX"'; try 'environment "vnd.dovecot.config.display_name" "Alice A."'; try 'environment "x"'
  no match
  no match
  match
  match
  match
  t13: line 2: error: the environment test requires 2 positional argument(s), but 1 is/are specified.
  t13: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  $ try 'ihave "fileinto"'; try 'ihave "nosuch"'; try 'ihave ["fileinto", "vacation"]'; try 'not ihave "editheader"'; try 'ihave "spamtest"'; try 'ihave 5'
  match
  no match
  match
  match
  no match
  t19: line 2: error: the ihave test expects a string list as argument 1 (capabilities), but a number was found.
  t19: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  $ printf 'require ["ihave", "environment", "variables", "fileinto"];\nif environment :matches "location" "*" { set "l" "${1}"; }\nif environment :matches "phase" "*" { set "p" "${1}"; }\nif environment :matches "host" "*" { set "h" "${1}"; }\nfileinto "${l} ${p} ${h}";\n' > e.sieve; su alice -c 'sieve-test e.sieve mail' 2>&1 | grep ' \* '; sed 's/ \${h}//' e.sieve > /home/alice/.dovecot.sieve; /usr/lib/dovecot/dovecot-lda -d alice < mail; doveadm mailbox list -u alice | sort
   * store message in folder: MS post mail.example.com
  INBOX
  MDA during
  $ printf 'require "ihave";\nif ihave "nosuch" { nosuch; } else { error "no nosuch here"; }\n' > i.sieve; sievec i.sieve; su alice -c 'sieve-test i.sieve mail' 2>&1 | grep -v '^$'; printf 'require "ihave";\nif ihave "fileinto" { fileinto "yes"; }\nfileinto "also";\n' > j.sieve; su alice -c 'sieve-test j.sieve mail' 2>&1 | grep -v '^$'
  error: no nosuch here.
  sieve-test(alice): Info: final result: failed; resolved with successful implicit keep
  Performed actions:
   * store message in folder: yes
   * store message in folder: also
  Implicit keep:
    (none)
  sieve-test(alice): Info: final result: success
  $ printf 'require ["vnd.dovecot.debug", "variables"];\nset "a" "b";\ndebug_log "a is ${a}";\n' > d.sieve; su alice -c 'sieve-test d.sieve mail' 2>&1 | grep -v '^$'; cp d.sieve /home/alice/.dovecot.sieve; /usr/lib/dovecot/dovecot-lda -d alice < mail; tail -1 /home/alice/.dovecot.sieve.log
  info: DEBUG: a is b.
  Performed actions:
    (none)
  Implicit keep:
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
  info: msgid=unspecified: stored mail into mailbox 'INBOX'.
