# objective: 211.2
# level: 2
# title: the LDA with and without Sieve
dovecot-lda -m, -f, -a, -e with a script; where errors go; plugin settings of a user.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\n' > /etc/dovecot/local.conf; dovecot
  $ printf 'require ["fileinto","envelope","subaddress"];\nif envelope :detail "to" "list" { fileinto "List"; }\nif envelope "from" "boss@example.com" { fileinto "Boss"; }\n' > /home/alice/.dovecot.sieve; m() { printf "From: bob@example.com\nSubject: $1\n\nbody\n"; }; l=/usr/lib/dovecot/dovecot-lda
  $ m one | $l -d alice -a alice+list@example.com; m two | $l -d alice -f boss@example.com; m three | $l -d alice -m Work; m four | $l -d alice -r alice+list@example.com; doveadm fetch -u alice 'mailbox hdr.subject' all | paste - - - | sort
  mailbox: Boss	hdr.subject: two
  mailbox: INBOX	hdr.subject: four
  mailbox: List	hdr.subject: one
  mailbox: Work	hdr.subject: three
  $ su alice -c "/usr/lib/dovecot/dovecot-lda -f boss@example.com" < <(m five) 2>&1 | sed 's/[A-Z][a-z][a-z] [0-9 ]* [0-9:]*//'; doveadm fetch -u alice 'mailbox' subject five; m six | $l -d nobodyhere; echo $?; m seven | $l -d alice -p /nowhere; echo $?
  lda(alice): Error: net_connect_unix(/run/dovecot/stats-writer) failed: Permission denied
  mailbox: Boss
  67
  75
  $ printf 'require "reject";\nreject "No thanks";\n' > /home/bob/.dovecot.sieve; m eight | $l -d bob -f carol@example.com; echo $?; m nine | $l -d bob -e -f carol@example.com; echo $?; sleep 1; grep -o 'lda(.*' /var/log/mail.log | sed 's/<[^>]*>//g; s/msgid=[^:]*/msgid=ID/' 
  postdrop: warning: unable to look up public/pickup: No such file or directory
  0
  postdrop: warning: unable to look up public/pickup: No such file or directory
  0
  lda(alice): sieve: msgid=ID: fileinto action: stored mail into mailbox 'List'
  lda(alice): sieve: msgid=ID: fileinto action: stored mail into mailbox 'Boss'
  lda(alice): sieve: msgid=ID: stored mail into mailbox 'Work'
  lda(alice): sieve: msgid=ID: stored mail into mailbox 'INBOX'
  lda(alice): sieve: msgid=ID: fileinto action: stored mail into mailbox 'Boss'
  lda(alice): Fatal: Can't open delivery mail as raw: Mailbox doesn't exist: /nowhere
  lda(bob): sieve: msgid=ID: reject action: rejected message from  (reject)
  lda(bob): sieve: msgid=ID: reject action: rejected message from  (reject)
  $ m ten | $l -d alice -o 'plugin/sieve=/tmp/x.sieve'; printf 'discard;\n' > /tmp/x.sieve; m eleven | $l -d alice -o 'plugin/sieve=/tmp/x.sieve'; m twelve | $l -d alice -o 'mail_plugins='; for s in ten eleven twelve; do doveadm search -u alice subject $s | wc -l; done
  1
  0
  1
  $ printf 'protocol lda {\n  mail_plugins = siev\n}\n' >> /etc/dovecot/local.conf; m thirteen | $l -d alice; echo $?; sed -i 's/= siev$/= sieve quota/; $a plugin {\n  quota = maildir:User quota\n  quota_rule = *:storage=1K\n}' /etc/dovecot/local.conf; head -c 5000 /dev/zero | tr '\0' x > /tmp/big; { m big; cat /tmp/big; echo; } | $l -d alice -f '<>'; echo $?; sleep 1; grep -o 'lda(.*' /var/log/mail.log | sed 's/<[^>]*>//g; s/msgid=[^:]*/msgid=ID/' | tail -3
  0
  0
  lda(alice): msgid=ID: saved mail to INBOX
  lda(alice): sieve: msgid=ID: stored mail into mailbox 'INBOX'
  lda(alice): sieve: msgid=ID: stored mail into mailbox 'INBOX'
