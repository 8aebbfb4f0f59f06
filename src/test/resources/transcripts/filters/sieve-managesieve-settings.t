# objective: 211.2
# level: 3
# title: limits and settings of ManageSieve
How many scripts and how large, which extensions are told, who may log in without TLS, and what stops the service.

  $ printf 'plugin {\n  sieve_quota_max_scripts = 2\n  sieve_quota_max_storage = 100\n  sieve_max_script_size = 60\n  sieve_max_redirects = 10\n  sieve_extensions = +editheader -regex\n}\nprotocol sieve {\n  managesieve_implementation_string = Example\n  managesieve_logout_format = in=%%i out=%%o\n  mail_max_userip_connections = 1\n}\n' > /etc/dovecot/local.conf; dovecot; sleep 1; ms() { (printf '%b' "$1"; sleep 0.5) | nc -q1 localhost 4190 | tail -n +8; }; token=$(printf '\0alice\0alice-secret' | base64); login="AUTHENTICATE \"PLAIN\" \"$token\"\\r\\n"
  $ doveconf -n | grep -i sieve
  managesieve_notify_capability = mailto
  managesieve_sieve_capability = fileinto reject envelope encoded-character vacation subaddress comparator-i;ascii-numeric relational imap4flags copy include variables body enotify environment mailbox date index ihave duplicate mime foreverypart extracttext editheader
    sieve = file:~/sieve;active=~/.dovecot.sieve
    sieve_extensions = +editheader -regex
    sieve_max_redirects = 10
    sieve_max_script_size = 60
    sieve_quota_max_scripts = 2
    sieve_quota_max_storage = 100
  protocols = " imap lmtp sieve pop3"
  protocol sieve {
    managesieve_implementation_string = Example
    managesieve_logout_format = in=%i out=%o
  $ ms "${login}CAPABILITY\r\nLOGOUT\r\n"
  OK "Logged in."
  "IMPLEMENTATION" "Example"
  "SIEVE" "fileinto reject envelope encoded-character vacation subaddress comparator-i;ascii-numeric relational imap4flags copy include variables body enotify environment mailbox date index ihave duplicate mime foreverypart extracttext editheader"
  "MAXREDIRECTS" "10"
  "NOTIFY" "mailto"
  "VERSION" "1.0"
  OK "Capability completed."
  OK "Logout completed."
  $ ms "${login}PUTSCRIPT \"one\" {5+}\r\nkeep;\r\nPUTSCRIPT \"two\" {5+}\r\nstop;\r\nPUTSCRIPT \"three\" {5+}\r\nkeep;\r\nPUTSCRIPT \"one\" {90+}\r\n$(printf '%90s' '')\r\nLISTSCRIPTS\r\nLOGOUT\r\n"
  OK "Logged in."
  OK "PUTSCRIPT completed."
  OK "PUTSCRIPT completed."
  NO (QUOTA/MAXSCRIPTS) "Script count quota exceeded (max 2 scripts)."
  NO (QUOTA/MAXSIZE) "Script is too large (max 60 bytes)."
  "two"
  "one"
  OK "Listscripts completed."
  OK "Logout completed."
  $ ms "${login}HAVESPACE \"three\" 10\r\nHAVESPACE \"one\" 50\r\nHAVESPACE \"one\" 61\r\nHAVESPACE \"one\" 0\r\nLOGOUT\r\n"
  OK "Logged in."
  NO (QUOTA/MAXSCRIPTS) "Script count quota exceeded (max 2 scripts)."
  OK "Putscript would succeed."
  NO (QUOTA/MAXSIZE) "Script is too large (max 60 bytes)."
  NO "Cannot upload empty script."
  OK "Logout completed."
  $ grep -o 'Disconnected: Logged out.*' /var/log/mail.log | tail -1
  Disconnected: Logged out in=87 out=234
  $ ssh client "(sleep 1; printf 'AUTHENTICATE \"PLAIN\" \"$token\"\r\n'; sleep 1) | nc -q1 192.0.2.10 4190"
  "IMPLEMENTATION" "Example"
  "SIEVE" "fileinto reject envelope encoded-character vacation subaddress comparator-i;ascii-numeric relational imap4flags copy include variables body enotify environment mailbox date index ihave duplicate mime foreverypart extracttext editheader"
  "NOTIFY" "mailto"
  "SASL" ""
  "STARTTLS"
  "VERSION" "1.0"
  OK "Dovecot (Debian) ready."
  NO "Plaintext authentication disabled."
  $ (sleep 1; printf "${login}LISTSCRIPTS\r\nLOGOUT\r\n"; sleep 1) | openssl s_client -starttls sieve -connect localhost:4190 -quiet 2>/dev/null | tail -n 5
  OK "Logged in."
  "two"
  "one"
  OK "Listscripts completed."
  OK "Logout completed."
  $ printf 'protocols = imap\n' >> /etc/dovecot/local.conf; doveadm stop; sleep 1; dovecot; sleep 1; nc -z localhost 4190; ss -ltn | grep -c 4190
  0
  [1]
  $ doveconf -n | grep -i managesieve
  managesieve_notify_capability = mailto
  managesieve_sieve_capability = fileinto reject envelope encoded-character vacation subaddress comparator-i;ascii-numeric relational imap4flags copy include variables body enotify environment mailbox date index ihave duplicate mime foreverypart extracttext editheader
    managesieve_implementation_string = Example
    managesieve_logout_format = in=%i out=%o
