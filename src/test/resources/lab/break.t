# A fault to be found

  $ lab reveal
  Nothing has been broken with lab break.
  $ lab break list
  Kinds of faults: dns, mx, disk, cert, tables, config, network, mailbox, service, login, queue
  $ lab break service
  Something on this host is broken now. Find it, repair it; lab reveal tells.
  $ printf '' | nc -q 1 127.0.0.1 143
  $ lab reveal
  service: Dovecot is stopped
      It is still broken. How it was done:
      # systemctl stop dovecot
  $ systemctl start dovecot; sleep 1
  $ lab reveal
  service: Dovecot is stopped
      It is repaired.
      # systemctl stop dovecot
  $ lab break nonsense
  lab break: there are no faults of kind 'nonsense': dns, mx, disk, cert, tables, config, network, mailbox, service, login, queue
