# objective: 211.1
# level: 1
# title: The faces of postconf
  $ postconf -n | wc -l; postconf -d | wc -l; postconf | wc -l; postconf -h myhostname; postconf -H myhostname; postconf -x mydestination; postconf -hx mydestination; postconf -dx myhostname
  23
  1043
  1043
  mail.example.com
  myhostname
  mydestination = mail.example.com, example.com, mail.example.com, localhost.example.com, localhost
  mail.example.com, example.com, mail.example.com, localhost.example.com, localhost
  myhostname = mail.example.com
  $ postconf nosuch; echo "status $?"; postconf -n nosuch; postconf -h nosuch myhostname; postconf -d nosuch; postconf -q; echo "status $?"
  postconf: warning: nosuch: unknown parameter
  status 0
  postconf: warning: nosuch: unknown parameter
  postconf: warning: nosuch: unknown parameter
  mail.example.com
  postconf: warning: nosuch: unknown parameter
  postconf: invalid option -- 'q'
  postconf: fatal: usage: postconf [-a (server SASL types)] [-A (client SASL types)] [-b (bounce templates)] [-c config_dir] [-c param_class] [-d (parameter defaults)] [-e (edit configuration)] [-f (fold lines)] [-F (master.cf fields)] [-h (no names)] [-H (no values)] [-l (lock types)] [-m (map types)] [-M (master.cf)] [-n (non-default parameters)] [-o name=value (override parameter value)] [-p (main.cf, default)] [-P (master.cf parameters)] [-t (bounce templates)] [-T compile-version|run-version|public-key-algorithms] [-v (verbose)] [-x (expand parameter values)] [-X (exclude)] [-# (comment-out)] [name...]
  status 1
  $ postconf -e 'mail_owner=nosuchuser'; postfix check; echo "status $?"; postfix start; sendmail -bv alice; postconf -X mail_owner; postconf mail_owner
  status 1
  sendmail: fatal: file /etc/postfix/main.cf: parameter mail_owner: unknown user name value: nosuchuser
  mail_owner = postfix
  $ postconf -e 'my_own = hello $myhostname' 'relayhost = $my_own'; postconf my_own relayhost; postconf -x relayhost; postconf -n | grep my_own; postconf -X my_own; postconf -n > /dev/null; postconf -x relayhost; postconf -X relayhost
  my_own = hello $myhostname
  relayhost = $my_own
  relayhost = hello mail.example.com
  my_own = hello $myhostname
  relayhost = $my_own
  postconf: warning: /etc/postfix/main.cf: undefined parameter: my_own
  postconf: warning: /etc/postfix/main.cf: undefined parameter: my_own
  relayhost =
  $ postconf '#' myorigin; postconf -# myorigin; grep -n myorigin /etc/postfix/main.cf; postconf myorigin; postconf -e 'myorigin = /etc/mailname'; grep -n myorigin /etc/postfix/main.cf; postconf -# nosuch; echo "status $?"
  postconf: warning: #: unknown parameter
  myorigin = /etc/mailname
  7:#myorigin = /etc/mailname
  40:#myorigin = /etc/mailname
  myorigin = $myhostname
  7:#myorigin = /etc/mailname
  40:#myorigin = /etc/mailname
  47:myorigin = /etc/mailname
  status 0
  $ postconf -e; postconf -e bare; postconf -e '=x'; postconf -e 'a b=c'; postconf -e 'x=y
  > z'; echo "status $?"; postconf -X; postconf -e -n x=y; postconf -e -d x=y; postconf -C all | wc -l; postconf -C builtin -d | wc -l; postconf -C service | head -n 2; postconf -C user; postconf -C nosuch
  postconf: fatal: -e requires name=value argument
  postconf: fatal: missing '=' after attribute name: "bare"
  postconf: fatal: missing attribute name: "=x"
  postconf: fatal: missing '=' after attribute name: "a b=c"
  postconf: fatal: -e, -X, or -# accepts no multi-line input
  status 1
  postconf: fatal: missing service argument
  postconf: fatal: specify one of -e -n
  postconf: fatal: specify one of -d -e
  1043
  829
  bsmtp_delivery_slot_cost = $default_delivery_slot_cost
  bsmtp_delivery_slot_discount = $default_delivery_slot_discount
  postconf: fatal: unknown -C option value "nosuch" in "nosuch"
  [1]
  $ postconf -c /tmp mydomain; mkdir /tmp/pf; echo 'myhostname = other.example.org' > /tmp/pf/main.cf; postconf -c /tmp/pf -n; postconf -c /tmp/pf mydomain; postconf -o myhostname=x.example.edu mydomain; postconf -o nosuchformat; postconf -l; postconf -m | tr '\n' ' '; postconf -a; postconf -A; postconf -T compile-version | cut -c1-11
  postconf: fatal: open /tmp/main.cf: No such file or directory
  postconf: warning: open /tmp/pf/master.cf: No such file or directory
  config_directory = /tmp/pf
  myhostname = other.example.org
  postconf: warning: open /tmp/pf/master.cf: No such file or directory
  mydomain = example.org
  mydomain = example.edu
  postconf: fatal: invalid parameter override: nosuchformat: missing '=' after attribute name
  flock
  fcntl
  dotlock
  btree cidr environ fail hash inline internal memcache nis pcre pipemap proxy randmap regexp socketmap static tcp texthash unionmap unix cyrus
  dovecot
  cyrus
  OpenSSL 3.0
  $ postconf -f smtpd_relay_restrictions mydestination; postconf -fM submission/inet smtp/inet; postconf -fn mydestination; postconf -f smtpd_recipient_restrictions; postconf -e 'smtpd_recipient_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination, reject_unknown_recipient_domain'; postconf -f smtpd_recipient_restrictions; postconf -fn smtpd_recipient_restrictions
  smtpd_relay_restrictions = permit_mynetworks permit_sasl_authenticated
      defer_unauth_destination
  mydestination = $myhostname, example.com, mail.example.com,
      localhost.example.com, localhost
  postconf: warning: unmatched request: "submission/inet"
  smtp       inet  n       -       y       -       -       smtpd
  mydestination = $myhostname, example.com, mail.example.com,
      localhost.example.com, localhost
  smtpd_recipient_restrictions =
  smtpd_recipient_restrictions = permit_mynetworks, permit_sasl_authenticated,
      reject_unauth_destination, reject_unknown_recipient_domain
  smtpd_recipient_restrictions = permit_mynetworks, permit_sasl_authenticated,
      reject_unauth_destination, reject_unknown_recipient_domain
