# objective: 211.3
# level: 3
# title: quota_warning runs a script
A warning at eighty per cent, through a service of one's own.

  $ printf '#!/bin/sh\necho "quota $1 for $2 as $(id -un)" >> /tmp/warned\nprintf "Subject: your mailbox is $1%% full\\n\\nclean up\\n" | /usr/lib/dovecot/dovecot-lda -d $2 -o "plugin/quota=maildir:User quota:noenforcing"\n' > /usr/local/bin/quota-warning.sh; chmod +x /usr/local/bin/quota-warning.sh
  $ cat > /etc/dovecot/local.conf <<'F'
  > mail_location = maildir:~/Maildir
  > mail_plugins = quota
  > plugin {
  >   quota = maildir:User quota
  >   quota_rule = *:storage=10k
  >   quota_grace = 0%%
  >   quota_warning = storage=95%% quota-warning 95 %u
  >   quota_warning2 = storage=80%% quota-warning 80 %u
  >   quota_warning3 = -storage=80%% quota-warning below %u
  > }
  > service quota-warning {
  >   executable = script /usr/local/bin/quota-warning.sh
  >   user = alice
  >   unix_listener quota-warning {
  >     user = alice
  >   }
  > }
  > F
  $ doveconf -n plugin service/quota-warning; dovecot
  plugin {
    quota = maildir:User quota
    quota_grace = 0%%
    quota_rule = *:storage=10k
    quota_warning = storage=95%% quota-warning 95 %u
    quota_warning2 = storage=80%% quota-warning 80 %u
    quota_warning3 = -storage=80%% quota-warning below %u
    sieve = file:~/sieve;active=~/.dovecot.sieve
  }
  service quota-warning {
    executable = script /usr/local/bin/quota-warning.sh
    unix_listener quota-warning {
      user = alice
    }
    user = alice
  }
  $ m() { head -c $1 /dev/zero | tr '\0' x | fold -w 70 | (printf 'Subject: big\n\n'; cat) | doveadm save -u alice; }; m 5000; sleep 1; cat /tmp/warned
  cat: /tmp/warned: No such file or directory
  [1]
  $ m 3500; sleep 1; cat /tmp/warned
  quota 80 for alice as alice
  $ doveadm quota get -u alice; doveadm fetch -u alice hdr.subject all
  Quota name Type    Value Limit                         %
  User quota STORAGE     9    10                        90
  User quota MESSAGE     3     -                         0
  hdr.subject: big
  
  hdr.subject: big
  
  hdr.subject: your mailbox is 80 0.000000ull
  $ doveadm expunge -u alice mailbox INBOX 1; sleep 1; cat /tmp/warned
  quota 80 for alice as alice
  quota below for alice as alice
  $ m 20000; echo $?
  doveadm(alice): Error: Saving failed: Quota exceeded (mailbox for user is full)
  73
  $ ls -l /run/dovecot/quota-warning | awk '{print $1, $3, $4}'
  srw------- alice root
  $ sed -i 's/quota-warning 80/nosuch-service 80/' /etc/dovecot/local.conf; doveadm reload; sleep 1; m 5000; sleep 1; grep -o 'quota-warning.*\|Error: .*' /var/log/mail.log | sed 's/<[0-9]*><[^>]*>//' | tail -3
  doveadm(alice): Error: program unix:/run/dovecot/nosuch-service: net_connect_unix(/run/dovecot/nosuch-service) failed: No such file or directory
  quota-warning: Error: lda(alice): Error: net_connect_unix(/run/dovecot/stats-writer) failed: Permission denied
  quota-warning: Error: lda(alice): Error: net_connect_unix(/run/dovecot/stats-writer) failed: Permission denied
  $ sed -i 's/storage=80%%/storage=nonsense/' /etc/dovecot/local.conf; doveadm reload; sleep 1; m 10
  doveadm(alice): Error: Failed to initialize quota: Invalid quota root quota: Invalid warning rule: storage=nonsense nosuch-service 80 alice
  [75]
