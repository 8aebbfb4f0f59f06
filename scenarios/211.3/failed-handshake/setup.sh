mkdir -p -m 755 /etc/dovecot/tls
cd /etc/dovecot/tls
ec="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1"
openssl req -x509 $ec -nodes -subj '/CN=Office CA' -keyout /tmp/ca.key -out ca.crt -days 3650 2>/dev/null
openssl req $ec -nodes -subj /CN=mail.example.com -addext 'subjectAltName=DNS:mail.example.com' \
  -keyout mail.key -out /tmp/mail.csr 2>/dev/null
openssl x509 -req -in /tmp/mail.csr -CA ca.crt -CAkey /tmp/ca.key -CAcreateserial -days 90 \
  -copy_extensions copy -out mail.crt 2>/dev/null
chmod 600 mail.key
rm -f /tmp/ca.key /tmp/mail.csr ca.srl
cat > /etc/dovecot/conf.d/90-office.conf <<'EOF'
ssl_cert = /etc/dovecot/tls/mail.crt
ssl_key = /etc/dovecot/tls/mail.key
EOF
postfix start
dovecot
