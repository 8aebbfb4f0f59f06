rm /etc/dovecot/conf.d/90-office.conf
sed -i 's|^ssl = .*|ssl = required|; s|^ssl_cert = .*|ssl_cert = </etc/dovecot/tls/mail.crt|
  s|^ssl_key = .*|ssl_key = </etc/dovecot/tls/mail.key|' /etc/dovecot/conf.d/10-ssl.conf
doveadm stop
sleep 1
dovecot
