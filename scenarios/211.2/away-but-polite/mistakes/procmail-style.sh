# fails: robots
# diagnosis: answers-robots
cat > /usr/local/bin/answer <<'EOF'
#!/bin/sh
# answers whatever comes
to=$(sed -n 's/^Return-Path: *<\(.*\)>.*/\1/p; /^$/q' | head -1)
printf 'Subject: Away\nAuto-Submitted: auto-replied\n\nAway.\n' | /usr/sbin/sendmail -f '' "${to:-robot@example.net}"
EOF
chmod 755 /usr/local/bin/answer
echo '\${user}, "|/usr/local/bin/answer"' > /home/${user}/.forward
chown ${user}: /home/${user}/.forward
postconf -X mailbox_transport
postconf -e 'home_mailbox = Maildir/'
postfix reload
