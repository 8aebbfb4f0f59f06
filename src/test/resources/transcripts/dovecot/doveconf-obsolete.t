# objective: 211.3
# level: 2
# title: settings of older times
What doveconf says to names that have changed.

  $ printf 'ssl_cert_file = /x\n' > /etc/dovecot/local.conf; doveconf -n | head -2
  doveconf: Warning: NOTE: You can get a new clean config file with: doveconf -Pn > dovecot-new.conf
  doveconf: Warning: Obsolete setting in /etc/dovecot/local.conf:1: ssl_cert_file has been replaced by ssl_cert = <file
  doveconf: Warning: NOTE: You can get a new clean config file with: doveconf -Pn > dovecot-new.conf
  doveconf: Warning: Obsolete setting in /etc/dovecot/local.conf:1: ssl_cert_file has been replaced by ssl_cert = <file
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  # Pigeonhole version 0.5.19 (4eae2f79)
  $ printf 'disable_plaintext_auth = no\nssl_protocols = !SSLv3\n' > /etc/dovecot/local.conf; doveconf -n 2>&1 | head -5
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  doveconf: Warning: NOTE: You can get a new clean config file with: doveconf -Pn > dovecot-new.conf
  doveconf: Warning: Obsolete setting in /etc/dovecot/local.conf:2: ssl_protocols has been replaced by ssl_min_protocol
  doveconf: Warning: NOTE: You can get a new clean config file with: doveconf -Pn > dovecot-new.conf
  doveconf: Warning: Obsolete setting in /etc/dovecot/local.conf:2: ssl_protocols has been replaced by ssl_min_protocol
  $ printf 'imap_client_workarounds = outlook-idle\nmail_extra_groups = mail\n' > /etc/dovecot/local.conf; doveconf -n 2>&1 | head -4
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  doveconf: Warning: NOTE: You can get a new clean config file with: doveconf -Pn > dovecot-new.conf
  doveconf: Warning: Obsolete setting in /etc/dovecot/local.conf:1: imap_client_workarounds=outlook-idle is no longer necessary
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 2: Unknown setting: mail_extra_groups
  $ printf 'protocols = imaps pop3s\n' > /etc/dovecot/local.conf; doveconf -n 2>&1 | head -4
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  doveconf: Warning: NOTE: You can get a new clean config file with: doveconf -Pn > dovecot-new.conf
  doveconf: Warning: Obsolete setting in /etc/dovecot/local.conf:1: 'imaps' protocol can no longer be specified (use protocols=imap). to disable non-ssl imap, use service imap-login { inet_listener imap { port=0 } }
  doveconf: Warning: Obsolete setting in /etc/dovecot/local.conf:1: 'pop3s' protocol can no longer be specified (use protocols=pop3). to disable non-ssl pop3, use service pop3-login { inet_listener pop3 { port=0 } }
  $ printf 'auth default {\n  mechanisms = plain\n}\n' > /etc/dovecot/local.conf; doveconf -n 2>&1 | head -4
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  doveconf: Warning: NOTE: You can get a new clean config file with: doveconf -Pn > dovecot-new.conf
  doveconf: Warning: Obsolete setting in /etc/dovecot/local.conf:1: add auth_ prefix to all settings inside auth {} and remove the auth {} section completely
  doveconf: Warning: NOTE: You can get a new clean config file with: doveconf -Pn > dovecot-new.conf
  $ printf 'protocol managesieve {\n  listen = *:2000\n}\n' > /etc/dovecot/local.conf; doveconf -n 2>&1 | head -4
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  doveconf: Warning: NOTE: You can get a new clean config file with: doveconf -Pn > dovecot-new.conf
  doveconf: Warning: Obsolete setting in /etc/dovecot/local.conf:1: protocol managesieve {} has been replaced by protocol sieve { }
  doveconf: Warning: Obsolete setting in /etc/dovecot/local.conf:2: listen=..:port has been replaced by service { inet_listener { port } }
  $ printf 'auth_debug_passwords = yes\nauth_worker_max_request_count = 5\n' > /etc/dovecot/local.conf; doveconf -n 2>&1 | head -4
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 2: Unknown setting: auth_worker_max_request_count
  doveconf: Error: managesieve-login: dump-capability process returned 89
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 2: Unknown setting: auth_worker_max_request_count
  $ printf 'ssl_disable = yes\nssl_dh_parameters_length = 1024\nmail_debug = maybe\n' > /etc/dovecot/local.conf; doveconf -n 2>&1 | head -4
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  doveconf: Warning: NOTE: You can get a new clean config file with: doveconf -Pn > dovecot-new.conf
  doveconf: Warning: Obsolete setting in /etc/dovecot/local.conf:1: ssl_disable has been renamed to ssl
  doveconf: Warning: Obsolete setting in /etc/dovecot/local.conf:2: ssl_dh_parameters_length is no longer needed
  $ printf 'login_processes_count = 5\nmax_mail_processes = 10\n' > /etc/dovecot/local.conf; doveconf -n 2>&1 | head -4
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  doveconf: Warning: NOTE: You can get a new clean config file with: doveconf -Pn > dovecot-new.conf
  doveconf: Warning: Obsolete setting in /etc/dovecot/local.conf:1: login_processes_count has been replaced by service { process_min_avail }
  doveconf: Warning: Obsolete setting in /etc/dovecot/local.conf:2: max_mail_processes has been replaced by service { process_limit }
  $ printf 'service pop3-login {\n  process_limit = many\n}\n' > /etc/dovecot/local.conf; doveconf -n 2>&1 | head -4
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 2: Invalid number many: Not a valid number
  doveconf: Error: managesieve-login: dump-capability process returned 89
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 2: Invalid number many: Not a valid number
  $ printf 'ssl_min_protocol = TLSv9\n' > /etc/dovecot/local.conf; doveconf -n 2>&1 | head -2; printf 'ssl = maybe\n' > /etc/dovecot/local.conf; doveconf -n 2>&1 | head -4
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  # Pigeonhole version 0.5.19 (4eae2f79)
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: Invalid value: maybe
  doveconf: Error: managesieve-login: dump-capability process returned 89
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: Invalid value: maybe
  $ printf 'mail_max_userip_connections = -1\n' > /etc/dovecot/local.conf; doveconf -n 2>&1 | head -2; printf 'auth_failure_delay = 5 parsecs\n' > /etc/dovecot/local.conf; doveconf -n 2>&1 | head -2; printf 'mail_attachment_min_size = 5q\n' > /etc/dovecot/local.conf; doveconf -n 2>&1 | head -2
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: Invalid number -1: Number too small
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: Invalid time interval: 5 parsecs
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: Invalid size: 5q
