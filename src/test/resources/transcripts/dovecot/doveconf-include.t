# objective: 211.3
# level: 2
# title: !include, <file, $variables
Files that are not there, loops, values from files.

  $ printf '!include /etc/dovecot/extra/*.conf\n' > /etc/dovecot/local.conf; doveconf -h ssl
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: No matches
  doveconf: Error: managesieve-login: dump-capability process returned 89
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: No matches
  [89]
  $ printf '!include /etc/dovecot/extra.conf\n' > /etc/dovecot/local.conf; doveconf -h ssl
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: No matches
  doveconf: Error: managesieve-login: dump-capability process returned 89
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: No matches
  [89]
  $ printf '!include_try /etc/dovecot/extra.conf\n' > /etc/dovecot/local.conf; doveconf -h ssl
  yes
  $ printf '!include local.conf\n' > /etc/dovecot/local.conf; doveconf -h ssl 2>&1 | head -3
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: Recursive include file: /etc/dovecot/local.conf
  doveconf: Error: managesieve-login: dump-capability process returned 89
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: Recursive include file: /etc/dovecot/local.conf
  $ printf '!incl x\n' > /etc/dovecot/local.conf; doveconf -h ssl 2>&1 | head -3
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: Expecting '{'
  doveconf: Error: managesieve-login: dump-capability process returned 89
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: Expecting '{'
  $ echo 'Hello from a file' > /etc/dovecot/greeting; printf 'login_greeting = </etc/dovecot/greeting\n' > /etc/dovecot/local.conf; doveconf -h login_greeting; doveconf login_greeting
  </etc/dovecot/greeting
  login_greeting = </etc/dovecot/greeting
  $ printf 'login_greeting = <greeting\n' > /etc/dovecot/local.conf; doveconf -h login_greeting; printf 'login_greeting = </nonexistent\n' > /etc/dovecot/local.conf; doveconf -h login_greeting; doveconf -n | tail -1; dovecot
  <greeting
  </nonexistent
  }
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: login_greeting: Can't open file /nonexistent: No such file or directory
  [89]
  $ printf 'mail_plugins = quota\nprotocol imap {\n  mail_plugins = $mail_plugins imap_quota\n}\n' > /etc/dovecot/local.conf; doveconf -n | grep plugins; doveconf -f protocol=imap -h mail_plugins
  mail_plugins = quota
    mail_plugins = quota imap_quota
  quota imap_quota
  $ printf 'login_greeting = $nosuch x\n' > /etc/dovecot/local.conf; doveconf -h login_greeting; printf 'login_greeting = "quoted # not comment"  # comment\n' > /etc/dovecot/local.conf; doveconf -h login_greeting; printf "login_greeting = 'single'\n" > /etc/dovecot/local.conf; doveconf -h login_greeting
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: Unknown variable: $nosuch
  doveconf: Error: managesieve-login: dump-capability process returned 89
  $nosuch x
  quoted # not comment
  single
  $ printf 'login_greeting = one \\\n  two\n' > /etc/dovecot/local.conf; doveconf -h login_greeting; printf 'login_greeting = "a \\"b\\" c"\n' > /etc/dovecot/local.conf; doveconf -h login_greeting; printf 'login_greeting = "open\n' > /etc/dovecot/local.conf; doveconf -h login_greeting
  one two
  a "b" c
  "open
  $ printf 'hostname = $ENV:HOME\nimport_environment = $import_environment X=1\n' > /etc/dovecot/local.conf; doveconf -n hostname import_environment
  hostname = $ENV:HOME
  import_environment = TZ CORE_OUTOFMEM CORE_ERROR LISTEN_PID LISTEN_FDS NOTIFY_SOCKET X=1
