# objective: 211.1
# level: 2
# title: master.cf through postconf
  $ postconf -M smtp/inet; postconf -M smtp; postconf -M inet; postconf -M smtp/unix relay/unix; postconf -M nosuch/inet; echo "status $?"
  smtp       inet  n       -       y       -       -       smtpd
  smtp       inet  n       -       y       -       -       smtpd
  smtp       unix  -       -       y       -       -       smtp
  postconf: warning: unmatched request: "inet"
  smtp       unix  -       -       y       -       -       smtp
  relay      unix  -       -       y       -       -       smtp -o syslog_name=postfix/$service_name
  postconf: warning: unmatched request: "nosuch/inet"
  status 0
  $ postconf -F smtp/inet/command; postconf -F smtp/inet; postconf -F '*/*/chroot' | head -n 4; postconf -F smtp/inet/nosuch; postconf -Fh smtp/inet/chroot
  smtp/inet/command = smtpd
  smtp/inet/service = smtp
  smtp/inet/type = inet
  smtp/inet/private = n
  smtp/inet/unprivileged = -
  smtp/inet/chroot = y
  smtp/inet/wakeup = -
  smtp/inet/process_limit = -
  smtp/inet/command = smtpd
  smtp/inet/chroot = y
  pickup/unix/chroot = y
  cleanup/unix/chroot = y
  qmgr/unix/chroot = n
  postconf: fatal: invalid service attribute name: "nosuch"
  y
  $ postconf -Me 'submission/inet=submission inet n - y - - smtpd -o syslog_name=postfix/submission -o smtpd_tls_security_level=encrypt'; postconf -M submission/inet; postconf -P submission/inet; postconf -P 'submission/inet/*level'
  submission inet  n       -       y       -       -       smtpd -o syslog_name=postfix/submission -o smtpd_tls_security_level=encrypt
  submission/inet/smtpd_tls_security_level = encrypt
  submission/inet/syslog_name = postfix/submission
  postconf: fatal: -P option requires service_name[/type[/parameter]]
  [1]
  $ postconf -Pe submission/inet/smtpd_sasl_auth_enable=yes; postconf -P submission/inet; postconf -PX submission/inet/syslog_name; postconf -M submission/inet; tail -n 4 /etc/postfix/master.cf
  submission/inet/smtpd_sasl_auth_enable = yes
  submission/inet/smtpd_tls_security_level = encrypt
  submission/inet/syslog_name = postfix/submission
  submission inet  n       -       y       -       -       smtpd -o smtpd_tls_security_level=encrypt -o smtpd_sasl_auth_enable=yes
    flags=FRX user=list argv=/usr/lib/mailman/bin/postfix-to-mailman.py ${nexthop} ${user}
  submission inet  n       -       y       -       -       smtpd
      -o smtpd_tls_security_level=encrypt
      -o smtpd_sasl_auth_enable=yes
  $ postconf -Fe smtp/inet/chroot=n; postconf -F smtp/inet/chroot; grep '^smtp .*inet' /etc/postfix/master.cf; postconf -Fe smtp/inet/chroot=maybe; echo "status $?"; postconf -Fe smtp/inet/nosuch=n; postconf -Fe smtp/inet
  smtp/inet/chroot = n
  smtp       inet  n       -       n       -       -       smtpd
  postconf: fatal: invalid chroot field "maybe" in "maybe"
  status 1
  postconf: fatal: invalid service attribute name: "nosuch"
  postconf: fatal: missing '=' after attribute name: "smtp/inet"
  [1]
  $ postconf -M# smtp/inet; grep 'smtp .*inet' /etc/postfix/master.cf | head -n 3; postconf -MX submission/inet; tail -n 2 /etc/postfix/master.cf; postconf -M submission/inet
  #smtp      inet  n       -       y       -       1       postscreen
  #smtp       inet  n       -       n       -       -       smtpd
  mailman   unix  -       n       n       -       -       pipe
    flags=FRX user=list argv=/usr/lib/mailman/bin/postfix-to-mailman.py ${nexthop} ${user}
  postconf: warning: unmatched request: "submission/inet"
  $ postconf -Me 'x/inet=y inet n - y - - smtpd'; postconf -Me x/inet; postconf -Me 'x/nosuch=x nosuch n - y - - smtpd'; postconf -Me 'x/inet=x inet n - y'; postconf -Me 'x/inet=x inet n - y - many smtpd'; postconf -M x/inet
  postconf: fatal: missing '=' after attribute name: "x/inet"
  postconf: fatal: invalid type field "nosuch" in "x nosuch n - y - - smtpd"
  postconf: fatal: bad field count: "x/inet=x inet n - y"
  postconf: fatal: invalid process_limit field "many" in "x inet n - y - many smtpd"
  postconf: warning: unmatched request: "x/inet"
  $ printf 'broken line\n' >> /etc/postfix/master.cf; postconf -M | tail -n 1; postfix check; echo "status $?"; postfix start; echo "status $?"; sed -i '$d' /etc/postfix/master.cf; printf '  -o orphan=1\n' >> /etc/postfix/master.cf; postconf -M | tail -n 2
  postconf: fatal: file /etc/postfix/master.cf: line 139: bad field count
  /usr/sbin/postconf: fatal: file /etc/postfix/master.cf: line 139: bad field count
  status 1
  /usr/sbin/postconf: fatal: file /etc/postfix/master.cf: line 139: bad field count
  status 1
  postconf: warning: /etc/postfix/master.cf: unused parameter: orphan=1
  mailman    unix  -       n       n       -       -       pipe flags=FRX user=list argv=/usr/lib/mailman/bin/postfix-to-mailman.py ${nexthop} ${user}
  y          inet  n       -       y       -       -       smtpd -o orphan=1
