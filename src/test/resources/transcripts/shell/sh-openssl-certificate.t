# objective: shell
# level: 2
# title: openssl: looking at certificates and keys

  $ openssl version | cut -d' ' -f1; openssl genrsa -out k.pem 2048 2> /dev/null; openssl rsa -in k.pem -check -noout; openssl rsa -in k.pem -pubout 2> /dev/null | head -n 1; openssl req -new -x509 -key k.pem -subj '/C=DE/O=Example/CN=mail.example.com' -days 30 -out c.pem; openssl x509 -in c.pem -noout -subject -issuer; openssl x509 -in c.pem -noout -serial | cut -c1-7; stat -c %a k.pem
  OpenSSL
  RSA key ok
  -----BEGIN PUBLIC KEY-----
  subject=C = DE, O = Example, CN = mail.example.com
  issuer=C = DE, O = Example, CN = mail.example.com
  serial=
  600
  $ openssl x509 -in c.pem -noout -dates | cut -d= -f1; openssl x509 -in c.pem -noout -checkend 0; echo "status $?"; openssl x509 -in c.pem -noout -checkend 99999999; echo "status $?"; openssl verify c.pem; echo "status $?"; openssl verify -CAfile c.pem c.pem; openssl x509 -in c.pem -noout -text | grep -E 'Version|Signature Algorithm|Public-Key|CA:' | sort -u
  notBefore
  notAfter
  Certificate will not expire
  status 0
  Certificate will expire
  status 1
  C = DE, O = Example, CN = mail.example.com
  error 18 at 0 depth lookup: self-signed certificate
  error c.pem: verification failed
  status 2
  c.pem: OK
                  CA:TRUE
                  Public-Key: (2048 bit)
          Signature Algorithm: sha256WithRSAEncryption
          Version: 3 (0x2)
      Signature Algorithm: sha256WithRSAEncryption
  $ [ "$(openssl x509 -in c.pem -noout -modulus)" = "$(openssl rsa -in k.pem -noout -modulus)" ] && echo "key and certificate fit"; openssl x509 -in c.pem -outform DER -out c.der; openssl x509 -in c.der -inform DER -noout -subject; openssl x509 -in c.pem -noout -fingerprint -sha256 | cut -c1-19; openssl x509 -in nosuch.pem 2>&1 | head -n 1; echo "status $?"; openssl x509 -in k.pem -noout 2>&1 | head -n 1
  key and certificate fit
  subject=C = DE, O = Example, CN = mail.example.com
  sha256 Fingerprint=
  Could not open file or uri for loading certificate from nosuch.pem
  status 0
  Could not read certificate from k.pem
  $ openssl req -new -newkey rsa:2048 -nodes -keyout k2.pem -subj '/CN=www.example.com' -addext 'subjectAltName=DNS:www.example.com,DNS:example.com' -out r.pem 2> /dev/null; openssl req -in r.pem -noout -subject -verify 2>&1; openssl req -in r.pem -noout -text | grep -A1 'Alternative'; openssl x509 -req -in r.pem -CA c.pem -CAkey k.pem -CAcreateserial -days 10 -copy_extensions copy -out w.pem 2>&1 | head -n 2; openssl x509 -in w.pem -noout -ext subjectAltName; openssl verify -CAfile c.pem w.pem; openssl x509 -in w.pem -noout -subject -nameopt RFC2253; openssl x509 -in w.pem -noout -checkhost www.example.com; openssl x509 -in w.pem -noout -checkhost other.example
  Certificate request self-signature verify OK
  subject=CN = www.example.com
                  X509v3 Subject Alternative Name:
                      DNS:www.example.com, DNS:example.com
  Certificate request self-signature ok
  subject=CN = www.example.com
  X509v3 Subject Alternative Name:
      DNS:www.example.com, DNS:example.com
  w.pem: OK
  subject=CN=www.example.com
  Hostname www.example.com does match certificate
  Hostname other.example does NOT match certificate
