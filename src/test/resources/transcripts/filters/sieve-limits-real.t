# objective: 211.2
# level: 3
# title: limits in the configuration
sieve_max_actions, redirects, cpu time, script size; what delivery says of each.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\nplugin {\n  sieve_max_actions = 3\n  sieve_max_redirects = 2\n  sieve_max_script_size = 300\n  sieve_max_cpu_time = 1s\n  sieve_variables_max_scope_count = 3\n  sieve_variables_max_variable_size = 30\n}\n' > /etc/dovecot/local.conf; dovecot
  managesieve(root): Warning: sieve: variables: setting sieve_variables_max_variable_size is lower than required by standards (>= 4000 bytes)
  $ lda() { printf "From: bob@example.com\nTo: alice@example.com\nSubject: $1\nMessage-ID: <$1@example.com>\n\nbody\n" | /usr/lib/dovecot/dovecot-lda -d alice; }
  $ s() { printf 'require ["fileinto", "variables", "mailbox", "regex"];\n%s\n' "$1" > /home/alice/.dovecot.sieve; sleep 1.1; lda m$((++n)); sleep 0.5; doveadm fetch -u alice 'mailbox' subject m$n | grep .; tail -n +$((seen+1)) /home/alice/.dovecot.sieve.log 2>/dev/null | grep -v started; seen=$(wc -l < /home/alice/.dovecot.sieve.log 2>/dev/null); }; seen=0; s 'fileinto "a"; fileinto "b"; fileinto "c"; fileinto "d";'; s 'redirect "a@example.net"; redirect "b@example.net"; redirect "c@example.net";'; s 'fileinto "a"; fileinto "b"; keep; discard;'
  mailbox: INBOX
  .dovecot: line 2: error: total number of actions exceeds policy limit (4 > 3).
  mailbox: INBOX
  .dovecot: line 2: error: number of redirect actions exceeds policy limit (3 > 2).
  mailbox: INBOX
  .dovecot: line 2: error: total number of actions exceeds policy limit (4 > 3).
  $ s 'set "a" "1"; set "b" "2"; set "c" "3"; set "d" "4";'; s 'set "a" "0123456789012345678901234567890123456789"; set :length "l" "${a}"; fileinto "l${l}";'; s "$(for i in $(seq 30); do echo "# a long comment $i"; done)"; s 'if header :regex "subject" "((((m*)*)*)*)*x" { discard; }'
  mailbox: INBOX
  mailbox: l40
  mailbox: INBOX
  .dovecot: error: sieve script is too large (max 300 bytes).
  .dovecot: error: parse failed.
  mailbox: INBOX
  $ sleep 1; grep -o 'lda(.*' /var/log/mail.log | sed 's/<[^>]*>//g; s/msgid=[^:]*/msgid=ID/'
  lda(alice): Warning: sieve: variables: setting sieve_variables_max_variable_size is lower than required by standards (>= 4000 bytes)
  lda(alice): sieve: msgid=ID: stored mail into mailbox 'INBOX'
  lda(alice): sieve: Execution of script /home/alice/.dovecot.sieve failed, but implicit keep was successful (user logfile /home/alice/.dovecot.sieve.log may reveal additional details)
  lda(alice): Warning: sieve: variables: setting sieve_variables_max_variable_size is lower than required by standards (>= 4000 bytes)
  lda(alice): sieve: msgid=ID: stored mail into mailbox 'INBOX'
  lda(alice): sieve: Execution of script /home/alice/.dovecot.sieve failed, but implicit keep was successful (user logfile /home/alice/.dovecot.sieve.log may reveal additional details)
  lda(alice): Warning: sieve: variables: setting sieve_variables_max_variable_size is lower than required by standards (>= 4000 bytes)
  lda(alice): sieve: msgid=ID: stored mail into mailbox 'INBOX'
  lda(alice): sieve: Execution of script /home/alice/.dovecot.sieve failed, but implicit keep was successful (user logfile /home/alice/.dovecot.sieve.log may reveal additional details)
  lda(alice): Warning: sieve: variables: setting sieve_variables_max_variable_size is lower than required by standards (>= 4000 bytes)
  lda(alice): sieve: msgid=ID: stored mail into mailbox 'INBOX'
  lda(alice): Warning: sieve: variables: setting sieve_variables_max_variable_size is lower than required by standards (>= 4000 bytes)
  lda(alice): sieve: msgid=ID: fileinto action: stored mail into mailbox 'l40'
  lda(alice): Warning: sieve: variables: setting sieve_variables_max_variable_size is lower than required by standards (>= 4000 bytes)
  lda(alice): Error: sieve: Failed to open script `/home/alice/.dovecot.sieve' for compile
  lda(alice): sieve: msgid=ID: stored mail into mailbox 'INBOX'
  lda(alice): Warning: sieve: variables: setting sieve_variables_max_variable_size is lower than required by standards (>= 4000 bytes)
  lda(alice): sieve: msgid=ID: stored mail into mailbox 'INBOX'
  $ sed -i 's/max_actions = 3/max_actions = 0/; s/max_redirects = 2/max_redirects = -1/; s/script_size = 300/script_size = 0/' /etc/dovecot/local.conf; s 'fileinto "a"; fileinto "b"; fileinto "c"; fileinto "d"; fileinto "e";' | sort; sleep 1; grep -o 'lda(.*' /var/log/mail.log | sed 's/<[^>]*>//g; s/msgid=[^:]*/msgid=ID/' | grep -v stored | tail -1
  .dovecot: line 2: error: total number of actions exceeds policy limit (4 > 3).
  mailbox: INBOX
  lda(alice): sieve: Execution of script /home/alice/.dovecot.sieve failed, but implicit keep was successful (user logfile /home/alice/.dovecot.sieve.log may reveal additional details)
