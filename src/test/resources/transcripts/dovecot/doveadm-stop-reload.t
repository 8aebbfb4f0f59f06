# objective: 211.3
# level: 1
# title: start, reload, stop
dovecot, doveadm reload and stop, and what they say when there is nothing to do.

  $ doveadm stop; echo $?; doveadm reload; echo $?
  Fatal: Dovecot is not running (read from /run/dovecot/master.pid)
  75
  Fatal: Dovecot is not running (read from /run/dovecot/master.pid)
  75
  $ dovecot; echo $?; dovecot 2>&1 | sed "s,PID [0-9]*,PID N,"; cat /run/dovecot/master.pid | grep -c '^[0-9]'
  0
  Fatal: Dovecot is already running with PID N (read from /run/dovecot/master.pid)
  1
  $ doveadm reload; echo $?; sleep 0.5; doveadm stop; echo $?; sleep 0.5; ls /run/dovecot/master.pid
  0
  0
  ls: cannot access '/run/dovecot/master.pid': No such file or directory
  [2]
  $ grep -o 'master: .*' /var/log/mail.log | sed 's/by pid=[0-9]*/by pid=N/; s/with PID [0-9]*/with PID N/'
  master: Dovecot v2.3.19.1 (9b53102964) starting up for imap, lmtp, sieve, pop3 (core dumps disabled)
  master: Fatal: Dovecot is already running with PID N (read from /run/dovecot/master.pid)
  master: Warning: SIGHUP received - reloading configuration
  master: Warning: Killed with signal 15 (by pid=N uid=0 code=kill)
  $ su alice -c dovecot; echo $?; su alice -c 'doveadm stop'; echo $?; dovecot -n | head -1; dovecot --version; dovecot -x 2>&1 | head -2
  doveconf: Fatal: Error in configuration file /etc/dovecot/conf.d/10-ssl.conf line 12: ssl_cert: Can't open file /etc/dovecot/private/dovecot.pem: Permission denied
  89
  Error: net_connect_unix(/run/dovecot/stats-writer) failed: Permission denied
  Fatal: Dovecot is not running (read from /run/dovecot/master.pid)
  75
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  2.3.19.1 (9b53102964)
  dovecot: invalid option -- 'x'
  Usage: dovecot [-F] [-c <config file>] [-p] [-n] [-a] [--help] [--version]
  $ echo 'listen = 192.0.2.77' > /etc/dovecot/local.conf; dovecot; echo $?
  Error: bind(192.0.2.77, 4190) failed: Cannot assign requested address
  Error: service(managesieve-login): listen(192.0.2.77, 4190) failed: Cannot assign requested address
  Error: bind(192.0.2.77, 110) failed: Cannot assign requested address
  Error: service(pop3-login): listen(192.0.2.77, 110) failed: Cannot assign requested address
  Error: bind(192.0.2.77, 995) failed: Cannot assign requested address
  Error: service(pop3-login): listen(192.0.2.77, 995) failed: Cannot assign requested address
  Error: bind(192.0.2.77, 143) failed: Cannot assign requested address
  Error: service(imap-login): listen(192.0.2.77, 143) failed: Cannot assign requested address
  Error: bind(192.0.2.77, 993) failed: Cannot assign requested address
  Error: service(imap-login): listen(192.0.2.77, 993) failed: Cannot assign requested address
  Fatal: Failed to start listeners
  89
  $ echo 'listen = *' > /etc/dovecot/local.conf; (nc -l 143 & ) ; sleep 0.3; dovecot; echo $?
  Error: service(imap-login): listen(*, 143) failed: Address already in use
  Fatal: Failed to start listeners
  89
  $ sleep 0.5; grep -o 'master: .*' /var/log/mail.log | tail -2
  master: Error: service(imap-login): listen(*, 143) failed: Address already in use
  master: Fatal: Failed to start listeners
  $ pkill nc; sleep 0.3; dovecot; doveadm service status | awk '{print $1}' | head -3; kill -HUP $(cat /run/dovecot/master.pid); sleep 0.5; kill $(cat /run/dovecot/master.pid); sleep 0.5; grep -o 'master: .*' /var/log/mail.log | tail -2 | sed 's/pid=[0-9]*/pid=N/'
  name:
  process_count:
  process_avail:
  master: Warning: SIGHUP received - reloading configuration
  master: Warning: Killed with signal 15 (by pid=N uid=0 code=kill)
  $ printf 'protocols = imap nosuch\n' > /etc/dovecot/local.conf; dovecot; echo $?; printf 'protocols = imap\n' > /etc/dovecot/local.conf; dovecot; ss -ltn | grep -c -E ':(110|143|4190) '
  doveconf: Fatal: Error in configuration file /etc/dovecot/dovecot.conf: protocols: Unknown protocol: nosuch
  89
  2
  $ printf 'default_internal_user = nobodyhere\n' > /etc/dovecot/local.conf; doveadm stop; sleep 0.5; dovecot; echo $?
  doveconf: Fatal: Error in configuration file /etc/dovecot/dovecot.conf: default_internal_user doesn't exist: nobodyhere
  89
