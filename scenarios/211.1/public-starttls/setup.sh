mkdir -p -m 700 /root/tls
cd /root/tls
ec="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1"
openssl req -x509 $ec -nodes -subj '/CN=Office CA' -keyout /tmp/ca.key -out ca.crt -days 3650 2>/dev/null
openssl req $ec -nodes -subj /CN=mail.example.com -addext 'subjectAltName=DNS:mail.example.com' \
  -keyout mail.key -out /tmp/mail.csr 2>/dev/null
openssl x509 -req -in /tmp/mail.csr -CA ca.crt -CAkey /tmp/ca.key -CAcreateserial -days 90 \
  -copy_extensions copy -out mail.crt 2>/dev/null
openssl ec -in mail.key -aes256 -passout pass:dromedary -out mail.key.enc 2>/dev/null
openssl req $ec -nodes -subj /CN=old.example.com -keyout old.key -out /dev/null 2>/dev/null
chmod 600 *.key *.enc
rm -f /tmp/ca.key /tmp/mail.csr ca.srl
postconf -X smtpd_tls_cert_file smtpd_tls_key_file smtpd_tls_security_level
postfix start
dovecot
