# objective: 211.2
# level: 3
# title: editheader in detail
Which header is deleted: by index, by value; limits and forbidden ones; what the tests see afterwards.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\nplugin {\n  sieve_extensions = +editheader\n  sieve_editheader_protected = X-Safe\n  sieve_editheader_forbid_add = X-No\n  sieve_editheader_max_header_size = 100\n}\n' > /etc/dovecot/local.conf; dovecot
  managesieve(root): Warning: sieve: editheader: value of sieve_editheader_max_header_size setting (=100) is less than the minimum (=1024) (ignored)
  $ lda() { printf "Received: a\nX-A: one\nX-A: two\nX-A: three\nX-Safe: s\nFrom: bob@example.com\nSubject: $1\n\nbody\n" | /usr/lib/dovecot/dovecot-lda -d alice; }; run() { printf 'require ["editheader", "variables", "fileinto", "index"];\n%s\n' "$1" > /home/alice/.dovecot.sieve; sleep 1.1; lda m$((++n)); doveadm fetch -u alice text subject m$n | sed -n '2,/^$/p' | grep .; }
  $ run 'deleteheader "X-A";'; run 'deleteheader :index 2 "X-A";'; run 'deleteheader :index 1 :last "X-A";'
  Received: a
  X-Safe: s
  From: bob@example.com
  Subject: m1
  Received: a
  X-A: one
  X-A: three
  X-Safe: s
  From: bob@example.com
  Subject: m2
  Received: a
  X-A: one
  X-A: two
  X-Safe: s
  From: bob@example.com
  Subject: m3
  $ run 'deleteheader :is "X-A" "two";'; run 'deleteheader :contains "X-A" ["t"];'; run 'deleteheader :matches "X-A" "t*";'
  Received: a
  X-A: one
  X-A: three
  X-Safe: s
  From: bob@example.com
  Subject: m4
  Received: a
  X-A: one
  X-Safe: s
  From: bob@example.com
  Subject: m5
  Received: a
  X-A: one
  X-Safe: s
  From: bob@example.com
  Subject: m6
  $ run 'addheader "X-B" "new"; if header "x-b" "new" { addheader :last "X-C" "saw it"; }'; run 'deleteheader "X-Safe"; addheader "X-No" "x"; addheader "X-Safe" "y";'
  X-B: new
  Received: a
  X-A: one
  X-A: two
  X-A: three
  X-Safe: s
  From: bob@example.com
  Subject: m7
  X-C: saw it
  Received: a
  X-A: one
  X-A: two
  X-A: three
  X-Safe: s
  From: bob@example.com
  Subject: m8
  $ run 'addheader "X-Multi" text:
  > line one
  >  line two
  > .
  > ;'; run 'set "v" "x"; addheader "X-V" "${v} ${v}"; deleteheader "Subject"; addheader "Subject" "m0";'
  X-Multi: line one
  	line two
  Received: a
  X-A: one
  X-A: two
  X-A: three
  X-Safe: s
  From: bob@example.com
  Subject: m9
  [1]
  $ run 'addheader "X-U" "Grüße"; addheader "X-Empty" "";'; tail -2 /home/alice/.dovecot.sieve.log
  X-Empty:
  X-U: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
  Received: a
  X-A: one
  X-A: two
  X-A: three
  X-Safe: s
  From: bob@example.com
  Subject: m11
  warning: addheader action: adding specified header field `X-No' is forbidden; modification denied.
  warning: addheader action: adding specified header field `X-Safe' is forbidden; modification denied.
  $ cd /tmp; e() { printf 'require "editheader";\n%s\n' "$1" > e.sieve; sievec e.sieve && echo fine; }; e 'addheader "X:Y" "z";'; e 'addheader "X";'; e 'deleteheader;'; e 'deleteheader :index 0 "X";'; e 'deleteheader :last "X";'; e 'addheader "Subject" "x"; deleteheader "Received";'; e 'deleteheader :is "X" "y" "z";'; e 'addheader "X" "a\nb";'
  sievec(root): Warning: sieve: editheader: value of sieve_editheader_max_header_size setting (=100) is less than the minimum (=1024) (ignored)
  e: line 2: error: addheader command: specified field name `X:Y' is invalid.
  e: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'e.sieve'
  sievec(root): Warning: sieve: editheader: value of sieve_editheader_max_header_size setting (=100) is less than the minimum (=1024) (ignored)
  e: line 2: error: the addheader command requires 2 positional argument(s), but 1 is/are specified.
  e: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'e.sieve'
  sievec(root): Warning: sieve: editheader: value of sieve_editheader_max_header_size setting (=100) is less than the minimum (=1024) (ignored)
  e: line 2: error: the deleteheader command expects at least one positional argument, but none was found.
  e: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'e.sieve'
  sievec(root): Warning: sieve: editheader: value of sieve_editheader_max_header_size setting (=100) is less than the minimum (=1024) (ignored)
  fine
  sievec(root): Warning: sieve: editheader: value of sieve_editheader_max_header_size setting (=100) is less than the minimum (=1024) (ignored)
  e: line 2: error: the :last tag for the deleteheader command cannot be specified without the :index tag.
  fine
  sievec(root): Warning: sieve: editheader: value of sieve_editheader_max_header_size setting (=100) is less than the minimum (=1024) (ignored)
  e: line 2: warning: deleteheader command: deleting specified header field `Received' is forbidden; modification will be denied.
  fine
  sievec(root): Warning: sieve: editheader: value of sieve_editheader_max_header_size setting (=100) is less than the minimum (=1024) (ignored)
  e: error: code generation failed.
  sievec(root): Fatal: failed to compile sieve script 'e.sieve'
  sievec(root): Warning: sieve: editheader: value of sieve_editheader_max_header_size setting (=100) is less than the minimum (=1024) (ignored)
  fine
  $ printf 'addheader "X" "y";\n' > n.sieve; sievec n.sieve; sed -i '/sieve_ext/d' /etc/dovecot/local.conf; e 'addheader "X" "y";'
  sievec(root): Warning: sieve: editheader: value of sieve_editheader_max_header_size setting (=100) is less than the minimum (=1024) (ignored)
  n: line 1: error: unknown command 'addheader' (only reported once at first occurrence).
  n: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'n.sieve'
  sievec(root): Warning: sieve: editheader: value of sieve_editheader_max_header_size setting (=100) is less than the minimum (=1024) (ignored)
  fine
