# objective: 211.3
# level: 3
# title: ACLs
The acl plugin: dovecot-acl files, doveadm acl, shared folders.

  $ cat > /etc/dovecot/local.conf <<'F'
  > mail_location = maildir:~/Maildir
  > mail_plugins = acl
  > protocol imap {
  >   mail_plugins = $mail_plugins imap_acl
  > }
  > plugin {
  >   acl = vfile
  > }
  /root/script: line 48: warning: here-document at line 2 delimited by end-of-file (wanted `F')
  /root/script: line 49: syntax error: unexpected end of file
  $ F
  (not reached)
  $ dovecot; doveadm mailbox create -u alice Team; doveadm acl get -u alice Team; doveadm acl rights -u alice Team
  (not reached)
  $ doveadm acl set -u alice Team user=bob lookup read; doveadm acl get -u alice Team; cat /home/alice/Maildir/.Team/dovecot-acl
  (not reached)
  $ doveadm acl add -u alice Team user=bob write; doveadm acl remove -u alice Team user=bob lookup; doveadm acl get -u alice Team
  (not reached)
  $ doveadm acl set -u alice Team user=bob nonsense; doveadm acl set -u alice Nope user=bob read; doveadm acl get -u alice
  (not reached)
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b GETACL Team' 'c MYRIGHTS Team' 'd SETACL Team carol lr' 'e LISTRIGHTS Team carol' 'f DELETEACL Team bob' 'g GETACL Team' 'h SETACL Team carol Q' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  (not reached)
  $ printf 'owner lr\n' > /home/alice/Maildir/.Team/dovecot-acl; printf 'Subject: x\n\nx\n' | doveadm save -u alice -m Team; echo $?
  (not reached)
  $ doveadm acl delete -u alice Team owner; doveadm acl get -u alice Team; doveadm acl recalc -u alice; doveadm acl debug -u alice Team 2>&1 | head -3
  (not reached)
  $ doveadm acl; doveadm acl frob | head -2
  (not reached)
