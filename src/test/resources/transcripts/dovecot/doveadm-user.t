# objective: 211.3
# level: 1
# title: doveadm user
What the userdb says.

  $ doveadm user alice 2>&1 | sed "s,<[0-9]*>,<P>,"
  doveadm(alice)<P><>: Error: auth-master: userdb lookup(alice): connect(/run/dovecot/auth-userdb) failed: No such file or directory
  field	value
  $ dovecot; doveadm user alice; doveadm user dave; doveadm user alice dave bob
  field	value
  uid	1000
  gid	1000
  home	/home/alice
  mail	mbox:~/mail:INBOX=/var/mail/alice
  system_groups_user	alice
  field	value
  
  userdb lookup: user dave doesn't exist
  field	value
  uid	1000
  gid	1000
  home	/home/alice
  mail	mbox:~/mail:INBOX=/var/mail/alice
  system_groups_user	alice
  uid	1001
  gid	1001
  home	/home/bob
  mail	mbox:~/mail:INBOX=/var/mail/bob
  system_groups_user	bob
  
  
  userdb lookup: user dave doesn't exist
  
  [67]
  $ doveadm user '*' | sort | head -5; doveadm user 'a*'; doveadm user 'zz*'; echo $?
  alice
  bob
  carol
  dnsmasq
  nobody
  alice
  0
  $ doveadm user -f home alice; doveadm user -f nosuch alice; doveadm user -u alice
  /home/alice
  userdb: alice
    user      : alice
    system_groups_user: alice
    uid       : 1000
    gid       : 1000
    home      : /home/alice
  $ doveadm user -e '%h %u %n %d' alice; doveadm user -f uid 'b*'
  /home/alice alice alice
  bob
  $ doveadm user root; doveadm user -x service=imap alice; doveadm user alice@example.com
  field	value
  field	value
  uid	1000
  gid	1000
  home	/home/alice
  mail	mbox:~/mail:INBOX=/var/mail/alice
  system_groups_user	alice
  field	value
  
  userdb lookup: user alice@example.com doesn't exist
  [67]
  $ doveadm user -m alice; doveadm user -m dave
  user: invalid option -- 'm'
  user: invalid option -- 'm'
  [64]
  $ echo 'auth_username_format = %Ln' > /etc/dovecot/local.conf; doveadm reload; sleep 1; doveadm user ALICE@example.com
  field	value
  user	alice
  uid	1000
  gid	1000
  home	/home/alice
  mail	mbox:~/mail:INBOX=/var/mail/alice
  system_groups_user	alice
  $ printf 'userdb {\n  driver = static\n  args = uid=mail gid=mail home=/srv/mail/%%d/%%n\n}\n' > /etc/dovecot/local.conf; doveconf -n userdb; doveadm reload; sleep 1; doveadm user zoe@example.com 2>&1 | sed "s,<[0-9]*>,<P>,"
  userdb {
    driver = passwd
  }
  userdb {
    args = uid=mail gid=mail home=/srv/mail/%d/%n
    driver = static
  }
  doveadm(zoe@example.com)<P><>: Error: auth-master: userdb lookup(zoe@example.com): Auth USER lookup failed
  field	value
  $ doveadm user '*' | head -2; doveadm -f table user alice; doveadm user ''
  nobody
  dnsmasq
  field              value
  uid                1000
  gid                1000
  home               /home/alice
  mail               mbox:~/mail:INBOX=/var/mail/alice
  system_groups_user alice
  field	value
  
  userdb lookup: user  doesn't exist
  [67]
  $ doveadm stop; doveadm user alice 2>&1 | sed "s,<[0-9]*>,<P>,"
  doveadm(alice)<P><>: Error: auth-master: userdb lookup(alice): connect(/run/dovecot/auth-userdb) failed: Connection refused
  field	value
