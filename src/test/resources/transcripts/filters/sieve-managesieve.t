# objective: 211.2
# level: 2
# title: scripts over the network with ManageSieve
What the server on port 4190 says before and after the login, storing, listing, activating and deleting scripts.

  $ dovecot; sleep 1; ms() { (printf '%b' "$1"; sleep 0.5) | nc -q1 localhost 4190; }; token=$(printf '\0alice\0alice-secret' | base64); login="AUTHENTICATE \"PLAIN\" \"$token\"\\r\\n"
  $ ms 'LOGOUT\r\n'
  "IMPLEMENTATION" "Dovecot (Debian) Pigeonhole"
  "SIEVE" "fileinto reject envelope encoded-character vacation subaddress comparator-i;ascii-numeric relational regex imap4flags copy include variables body enotify environment mailbox date index ihave duplicate mime foreverypart extracttext"
  "NOTIFY" "mailto"
  "SASL" "PLAIN"
  "STARTTLS"
  "VERSION" "1.0"
  OK "Dovecot (Debian) ready."
  OK "Logout completed."
  $ ms "${login}CAPABILITY\r\nLOGOUT\r\n" | tail -8
  OK "Logged in."
  "IMPLEMENTATION" "Dovecot (Debian) Pigeonhole"
  "SIEVE" "fileinto reject envelope encoded-character vacation subaddress comparator-i;ascii-numeric relational regex imap4flags copy include variables body enotify environment mailbox date index ihave duplicate mime foreverypart extracttext"
  "MAXREDIRECTS" "4"
  "NOTIFY" "mailto"
  "VERSION" "1.0"
  OK "Capability completed."
  OK "Logout completed."
  $ ms "${login}LISTSCRIPTS\r\nPUTSCRIPT \"work\" {38+}\r\nrequire \"fileinto\"; fileinto \"Work\";\r\n\r\nLISTSCRIPTS\r\nSETACTIVE \"work\"\r\nLISTSCRIPTS\r\nLOGOUT\r\n" | tail -n +8
  OK "Logged in."
  OK "Listscripts completed."
  OK "PUTSCRIPT completed."
  "work"
  OK "Listscripts completed."
  OK "Setactive completed."
  "work" ACTIVE
  OK "Listscripts completed."
  OK "Logout completed."
  $ ls -A /home/alice/sieve; readlink /home/alice/.dovecot.sieve; stat -c '%U %a' /home/alice/sieve /home/alice/sieve/work.sieve
  tmp
  work.sieve
  sieve/work.sieve
  alice 700
  alice 600
  $ ms "${login}GETSCRIPT \"work\"\r\nGETSCRIPT \"play\"\r\nDELETESCRIPT \"work\"\r\nRENAMESCRIPT \"work\" \"office\"\r\nLISTSCRIPTS\r\nSETACTIVE \"\"\r\nDELETESCRIPT \"office\"\r\nLISTSCRIPTS\r\nLOGOUT\r\n" | tail -n +8
  OK "Logged in."
  {38}
  require "fileinto"; fileinto "Work";
  
  OK "Getscript completed."
  NO (NONEXISTENT) "Sieve script `play' not found"
  NO (ACTIVE) "Cannot delete the active Sieve script."
  OK "Renamescript completed."
  "office" ACTIVE
  OK "Listscripts completed."
  OK "Active script is now deactivated."
  OK "Deletescript completed."
  OK "Listscripts completed."
  OK "Logout completed."
  $ ms "${login}PUTSCRIPT \"bad\" {28+}\r\nif true { fileinto \"Work\"; }\r\nLISTSCRIPTS\r\nCHECKSCRIPT {7+}\r\nkeep;\r\n\r\nHAVESPACE \"x\" 99999999\r\nLOGOUT\r\n" | tail -n +8
  OK "Logged in."
  NO {122}
  bad: line 1: error: unknown command 'fileinto' (only reported once at first occurrence).
  bad: error: validation failed.
  
  OK "Listscripts completed."
  OK "Script checked successfully."
  NO (QUOTA/MAXSIZE) "Script is too large (max 1048576 bytes)."
  OK "Logout completed."
  $ ms "AUTHENTICATE \"PLAIN\" \"$(printf '\0alice\0wrong' | base64)\"\r\n" | tail -n +8
  NO "Authentication failed."
  $ sleep 4; grep -o 'managesieve.*' /var/log/mail.log | sed 's/<[0-9]*>//; s/session=.*//; s/<[^>]*>:/<>:/; s/mpid=[0-9]*/mpid=N/; s/[0-9]* secs/N secs/' | head -6
  managesieve-login: Disconnected: Aborted login by logging out (no auth attempts in N secs): user=, rip=::1, lip=::1, secured,
  managesieve-login: Login: user=<alice>, method=PLAIN, rip=::1, lip=::1, mpid=N, secured,
  managesieve(alice)<>: Disconnected: Logged out bytes=18/415
  managesieve-login: Login: user=<alice>, method=PLAIN, rip=::1, lip=::1, mpid=N, secured,
  managesieve(alice)<>: Disconnected: Logged out bytes=127/205
  managesieve-login: Login: user=<alice>, method=PLAIN, rip=::1, lip=::1, mpid=N, secured,
