# Run once after a build: what it loads is archived, so that a host starts in no time.
postfix start
dovecot
echo hello | mail -s warm alice
sleep 2
printf 'EHLO client.example.net\r\nMAIL FROM:<dave@example.net>\r\nRCPT TO:<alice@example.com>\r\nDATA\r\nSubject: x\r\n\r\nx\r\n.\r\nQUIT\r\n' | ssh client nc -q1 mail.example.com 25
sleep 1
postconf -n | sort | head -n 3; mailq; postqueue -p
doveadm fetch -u alice hdr.subject all
curl -s imap://127.0.0.1/INBOX -u alice:alice-secret -X 'STATUS INBOX (MESSAGES)'
grep -o 'status=.*' /var/log/mail.log | sed 's/x/y/' | cut -d' ' -f1 | awk '{print $1}' | tail -n 1
ls -l /var/mail; for i in 1 2 3; do [ $i -gt 2 ] && echo $((i * 2)); done
lab home; lab lessons; lab scenarios; lab exercises; lab why alice@example.com
