# objective: 211.1
# level: 2
# title: What is not set up on this host

  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ ask() { printf '%s\r\n' "$@" QUIT | ssh client nc -q1 -w5 mail.example.com 25 | grep -v ^250- | sed 1d; }
  $ postfix start; sleep 1; for t in tcp:localhost:9999 ldap:/etc/postfix/ldap.cf mysql:/etc/postfix/my.cf pgsql:/etc/pg.cf sqlite:/etc/x.cf lmdb:/etc/x cdb:/etc/x dbm:/x nosuch:/x memcache:/etc/mc.cf socketmap:inet:localhost:9999:name; do postmap -q alice $t; echo "$t $?"; done
  postmap: warning: connect to TCP map localhost:9999: Connection refused
  postmap: warning: connect to TCP map localhost:9999: Connection refused
  postmap: warning: connect to TCP map localhost:9999: Connection refused
  postmap: warning: connect to TCP map localhost:9999: Connection refused
  postmap: warning: connect to TCP map localhost:9999: Connection refused
  postmap: warning: connect to TCP map localhost:9999: Connection refused
  postmap: warning: connect to TCP map localhost:9999: Connection refused
  postmap: warning: connect to TCP map localhost:9999: Connection refused
  postmap: warning: connect to TCP map localhost:9999: Connection refused
  postmap: warning: connect to TCP map localhost:9999: Connection refused
  postmap: fatal: table tcp:localhost:9999: query error: Connection refused
  tcp:localhost:9999 1
  postmap: fatal: unsupported dictionary type: ldap
  ldap:/etc/postfix/ldap.cf 1
  postmap: fatal: unsupported dictionary type: mysql
  mysql:/etc/postfix/my.cf 1
  postmap: fatal: unsupported dictionary type: pgsql
  pgsql:/etc/pg.cf 1
  postmap: fatal: unsupported dictionary type: sqlite
  sqlite:/etc/x.cf 1
  postmap: fatal: unsupported dictionary type: lmdb
  lmdb:/etc/x 1
  postmap: fatal: unsupported dictionary type: cdb
  cdb:/etc/x 1
  postmap: fatal: unsupported dictionary type: dbm
  dbm:/x 1
  postmap: fatal: unsupported dictionary type: nosuch
  nosuch:/x 1
  postmap: fatal: open /etc/mc.cf: No such file or directory
  memcache:/etc/mc.cf 1
  postmap: warning: connect to localhost:9999: Connection refused
  postmap: warning: table socketmap:inet:localhost:9999:name lookup error: Connection refused
  postmap: fatal: table socketmap:inet:localhost:9999:name: query error: Connection refused
  socketmap:inet:localhost:9999:name 1
  $ for t in ldap:/etc/postfix/ldap.cf mysql:/etc/postfix/my.cf tcp:localhost:9999; do postconf -e "virtual_alias_maps = $t"; : > /var/log/mail.log; postfix reload; sleep 1; ask 'HELO client' 'MAIL FROM:<x@example.net>' 'RCPT TO:<alice@example.com>' | sed 1,2d; log -e warning -e error -e fatal | sort -u | sed 's/pid [0-9]*/pid N/'; done
  /usr/sbin/postconf: warning: open "ldap" configuration "/etc/postfix/ldap.cf": No such file or directory
  451 4.3.0 <alice@example.com>: Temporary lookup failure
  221 2.0.0 Bye
  ]: error: unsupported dictionary type: ldap
  ]: warning: ldap:/etc/postfix/ldap.cf is unavailable. unsupported dictionary type: ldap
  ]: warning: ldap:/etc/postfix/ldap.cf lookup error for "alice@example.com"
  ]: warning: virtual_alias_domains lookup failure
  ]: warning: virtual_alias_domains: ldap:/etc/postfix/ldap.cf: table lookup problem
  /usr/sbin/postconf: warning: open "mysql" configuration "/etc/postfix/my.cf": No such file or directory
  451 4.3.0 <alice@example.com>: Temporary lookup failure
  221 2.0.0 Bye
  ]: error: unsupported dictionary type: mysql
  ]: warning: mysql:/etc/postfix/my.cf is unavailable. unsupported dictionary type: mysql
  ]: warning: mysql:/etc/postfix/my.cf lookup error for "alice@example.com"
  ]: warning: virtual_alias_domains lookup failure
  ]: warning: virtual_alias_domains: mysql:/etc/postfix/my.cf: table lookup problem
  ]: warning: connect to TCP map localhost:9999: Connection refused
  $ postconf -X virtual_alias_maps; for s in XCLIENT XFORWARD 'XCLIENT NAME=x' 'XFORWARD NAME=x' HELP EXPN TURN SAML SEND 'SOML FROM:<x>' 'AUTH PLAIN' STARTTLS; do ask 'EHLO client' "$s" | sed -n 2p; done
  501 5.5.4 Syntax: XCLIENT attribute=value...
  501 5.5.4 Syntax: XFORWARD attribute=value...
  550 5.7.0 Error: insufficient authorization
  550 5.7.0 Error: insufficient authorization
  500 5.5.2 Error: command not recognized
  500 5.5.2 Error: command not recognized
  500 5.5.2 Error: command not recognized
  500 5.5.2 Error: command not recognized
  500 5.5.2 Error: command not recognized
  500 5.5.2 Error: command not recognized
  503 5.5.1 Error: authentication not enabled
  220 2.0.0 Ready to start TLS
