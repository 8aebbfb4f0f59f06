# objective: 211.1
# level: 3
# title: One service for all addresses, another for the loopback's

  $ log() { grep -o 'postfix/.*' /var/log/mail.log | sed 's/\[[0-9]*\]//' | grep "$@"; : > /var/log/mail.log; }
  $ postconf -M localhost:smtp/inet="localhost:smtp inet n - n - - smtpd -o syslog_name=postfix/inside"; postfix start; echo $?; sleep 1; log -e fatal -e started | sed 's/ --.*//'
  0
  postfix/master: daemon started
  $ ss -ltnH 'sport = :25' | awk '{print $4}' | sort
  0.0.0.0:25
  127.0.0.1:25
  [::1]:25
  [::]:25
  $ for a in 127.0.0.1 192.0.2.10; do printf 'HELO here\r\nQUIT\r\n' | nc -q1 -w5 $a 25 | tail -1; done; sleep 1; log ' connect from'
  221 2.0.0 Bye
  221 2.0.0 Bye
  postfix/inside/smtpd: connect from localhost[127.0.0.1]
  postfix/smtpd: connect from mail.example.com[192.0.2.10]
  $ printf 'HELO here\r\nQUIT\r\n' | ssh client nc -q1 -w5 mail.example.com 25 | tail -1; log ' connect from'
  221 2.0.0 Bye
  postfix/smtpd: connect from client.example.net[203.0.113.66]
  $ postconf -MX localhost:smtp/inet; postconf -M 192.0.2.10:25/inet="192.0.2.10:25 inet n - n - - smtpd -o smtpd_banner=outside"; postfix stop; sleep 1; postfix start; sleep 1; ss -ltnH 'sport = :25' | awk '{print $4}' | sort
  0.0.0.0:25
  192.0.2.10:25
  [::]:25
  $ for a in 127.0.0.1 192.0.2.10; do printf 'HELO here\r\nQUIT\r\n' | nc -q1 -w5 $a 25 | head -1; done
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  220 outside
