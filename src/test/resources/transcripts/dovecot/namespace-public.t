# objective: 211.3
# level: 3
# title: a public namespace
Folders for all, subscriptions, prefix and list settings.

  $ cat > /etc/dovecot/local.conf <<'F'
  > mail_location = maildir:~/Maildir
  > namespace inbox {
  >   separator = /
  > }
  > namespace public {
  >   type = public
  >   prefix = Public/
  >   separator = /
  >   location = maildir:/srv/public:INDEX=~/public
  >   subscriptions = no
  > }
  /root/script: line 59: warning: here-document at line 2 delimited by end-of-file (wanted `F')
  /root/script: line 60: syntax error: unexpected end of file
  $ F
  (not reached)
  $ mkdir -p /srv/public/.Info/cur /srv/public/.Info/new /srv/public/.Info/tmp; chgrp -R mail /srv/public; chmod -R 2770 /srv/public; echo 'mail_access_groups = mail' >> /etc/dovecot/local.conf; dovecot
  (not reached)
  $ doveadm mailbox list -u alice | sort; printf 'Subject: for all\n\nx\n' | doveadm save -u alice -m Public/Info; doveadm fetch -u bob 'mailbox hdr.subject' mailbox Public/Info all
  (not reached)
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b NAMESPACE' 'c LIST "" "*"' 'd LIST "" "%"' 'e SUBSCRIBE Public/Info' 'f LSUB "" "*"' 'g CREATE Public/New' 'h CREATE Work/2025' 'i DELETE Public' 'j RENAME Work/2025 Public/X' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  (not reached)
  $ ls -a /srv/public | sort; ls -a /home/alice/public 2>/dev/null | head -4
  (not reached)
  $ sed -i 's/subscriptions = no/&\n  list = no/' /etc/dovecot/local.conf; doveadm reload; sleep 0.5; doveadm mailbox list -u alice | sort
  (not reached)
  $ sed -i 's/list = no/hidden = yes/' /etc/dovecot/local.conf; doveadm reload; sleep 0.5; (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b NAMESPACE' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep NAMESPACE
  (not reached)
  $ sed -i 's/  prefix = Public\//  prefix = Public/' /etc/dovecot/local.conf; doveadm reload; sleep 0.5; doveadm mailbox list -u alice; echo $?
  (not reached)
  $ sed -i 's/  prefix = Public/  prefix = /' /etc/dovecot/local.conf; doveadm reload; sleep 0.5; doveadm mailbox list -u alice; echo $?
  (not reached)
  $ sed -i 's/  prefix = $/  prefix = P./; s/separator = \/$/separator = ./' /etc/dovecot/local.conf; sed -i '0,/separator = ./s//separator = \//' /etc/dovecot/local.conf; doveadm reload; sleep 0.5; doveadm mailbox list -u alice; echo $?
  (not reached)
  $ printf 'namespace x {\n  inbox = no\n}\n' > /tmp/n.conf; doveadm -c /tmp/n.conf mailbox list -u alice; echo $?
  (not reached)
