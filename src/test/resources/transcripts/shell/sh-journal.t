# objective: shell
# level: 2
# title: journalctl and the log

  $ postfix start; sleep 1; logger -t test hello; logger -p mail.info -t mine 'to the mail log'; tail -n 1 /var/log/mail.log | sed 's/.*mine: //'; grep -c mine /var/log/syslog; tail -n 1 /var/log/syslog | cut -d' ' -f3-
  to the mail log
  1
  mine: to the mail log
  $ logger -i -t withpid x; tail -n 1 /var/log/syslog | sed 's/.* withpid\[[0-9]*\]/withpid[N]/'; logger -s -t both shown 2>&1 | sed 's/.*both/both/'; echo from stdin | logger -t std; tail -n 1 /var/log/syslog | grep -o 'std.*'; logger -p nosuch.info x; echo "status $?"; logger -p mail.nosuch x; echo "status $?"
  withpid[N]: x
  both: shown
  std: from stdin
  logger: unknown facility name: nosuch
  status 1
  logger: unknown priority name: nosuch
  status 1
  $ logger -p mail.err bad; tail -n 1 /var/log/mail.err | grep -o 'root.*\|bad'; ls /var/log/mail* | sort; ls -l /var/log/mail.log | awk '{print $1, $3, $4}'; logger --foo; echo "status $?"; logger -f /etc/hostname -t file; tail -n 1 /var/log/syslog | grep -o 'file: .*'
  root: bad
  /var/log/mail.err
  /var/log/mail.log
  -rw-r----- root adm
  logger: unrecognized option '--foo'
  Try 'logger --help' for more information.
  status 1
  file: mail
