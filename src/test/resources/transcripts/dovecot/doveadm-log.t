# objective: 211.3
# level: 1
# title: doveadm log
Where the logs are, trying them out, the errors kept in memory.

  Looking for log files from /var/log
  Debug: /var/log/syslog
  Info: /var/log/syslog
  Warning: /var/log/syslog
  Error: /var/log/syslog
  Fatal: /var/log/syslog
  $ dovecot; doveadm log test; sleep 0.5; tail -5 /var/log/mail.log | sed 's/.*dovecot: //'
  doveadm: Debug: This is Dovecot's debug log (1795268368)
  doveadm: This is Dovecot's info log (1795268368)
  doveadm: Warning: This is Dovecot's warning log (1795268368)
  doveadm: Error: This is Dovecot's error log (1795268368)
  doveadm: Fatal: This is Dovecot's fatal log (1795268368)
  $ doveadm log errors | sed 's/^[A-Z][a-z]* [0-9]* [0-9:]* //'
  $ printf 'log_path = /var/log/dovecot.log\n' > /etc/dovecot/local.conf; doveadm reload; sleep 1; doveadm log find
  Debug: /var/log/dovecot.log
  Info: /var/log/dovecot.log
  Warning: /var/log/dovecot.log
  Error: /var/log/dovecot.log
  Fatal: /var/log/dovecot.log
  $ doveadm auth test alice wrong >/dev/null; doveadm log test; sleep 1; sed 's/^[A-Z][a-z]* [0-9]* [0-9:]* //' /var/log/dovecot.log
  doveadm: Debug: This is Dovecot's debug log (1795268374)
  doveadm: Info: This is Dovecot's info log (1795268374)
  doveadm: Warning: This is Dovecot's warning log (1795268374)
  doveadm: Error: This is Dovecot's error log (1795268374)
  doveadm: Fatal: This is Dovecot's fatal log (1795268374)
  $ ls -l /var/log/dovecot.log | awk '{print $1, $3, $4}'; mv /var/log/dovecot.log /var/log/dovecot.log.1; doveadm log reopen; doveadm log test; sleep 1; wc -l < /var/log/dovecot.log
  -rw------- root root
  5
  $ printf 'info_log_path = /var/log/dovecot-info.log\ndebug_log_path = /var/log/dovecot-debug.log\nlog_timestamp = "%%Y-%%m-%%d "\n' >> /etc/dovecot/local.conf; doveadm reload; sleep 1; doveadm log find
  Debug: /var/log/dovecot-debug.log
  Info: /var/log/dovecot-info.log
  Warning: /var/log/dovecot.log
  Error: /var/log/dovecot.log
  Fatal: /var/log/dovecot.log
  $ doveadm log test; sleep 1; for f in dovecot dovecot-info dovecot-debug; do echo "$f: $(tail -1 /var/log/$f.log | cut -c1-40 | sed 's/^[0-9-]* /DATE /')"; done
  dovecot: DATE doveadm: Fatal: This is Dovec
  dovecot-info: DATE doveadm: Info: This is Doveco
  dovecot-debug: DATE doveadm: Debug: This is Dovec
  $ printf 'syslog_facility = local3\n' > /etc/dovecot/local.conf; doveadm reload; sleep 1; doveadm log test; sleep 1; grep -c 'This is Dovecot' /var/log/syslog; doveconf syslog_facility
  10
  syslog_facility = local3
  $ printf 'log_path = /nonexistent/dir/x.log\n' > /etc/dovecot/local.conf; doveadm stop; sleep 1; dovecot; echo $?
  Can't open log file /nonexistent/dir/x.log: No such file or directory
  80
