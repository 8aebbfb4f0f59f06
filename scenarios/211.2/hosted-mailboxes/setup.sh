groupadd -g 5000 vmail
useradd -u 5000 -g vmail -d /var/vmail -s /usr/sbin/nologin vmail
mkdir -p /var/vmail
chown vmail:vmail /var/vmail
cat > /etc/dovecot/users <<'EOF'
${first}@${domain}:{PLAIN}first-secret::::::
${second}@${domain}:{PLAIN}second-secret::::::
EOF
chmod 640 /etc/dovecot/users
chown root:dovecot /etc/dovecot/users
cat > /etc/dovecot/conf.d/95-hosting.conf <<'EOF'
passdb {
  driver = passwd-file
  args = username_format=%u /etc/dovecot/users
}
userdb {
  driver = passwd-file
  args = username_format=%u /etc/dovecot/users
  default_fields = uid=vmail gid=vmail home=/var/vmail/%d/%n
  override_fields = mail=maildir:~/Maildir
}
service lmtp {
  unix_listener /var/spool/postfix/private/dovecot-lmtp {
    mode = 0600
    user = postfix
    group = postfix
  }
}
EOF
postfix start
dovecot
