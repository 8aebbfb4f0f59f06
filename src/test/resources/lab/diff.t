# What has changed: files, settings, behaviour

  $ lab mark sound
  The host of now is called 'sound'.
  $ postconf -e 'mynetworks = 0.0.0.0/0'; postfix reload; sleep 1
  $ lab diff sound
  Files:
  --- a/etc/postfix/main.cf
  +++ b/etc/postfix/main.cf
  @@ -40,7 +40,7 @@
   myorigin = /etc/mailname
   mydestination = $myhostname, example.com, mail.example.com, localhost.example.com, localhost
   relayhost =
  -mynetworks = 127.0.0.0/8 [::ffff:127.0.0.0]/104 [::1]/128
  +mynetworks = 0.0.0.0/0
   mailbox_size_limit = 0
   recipient_delimiter = +
   inet_interfaces = all
  Settings:
    postfix: mynetworks
      - 127.0.0.0/8 [::ffff:127.0.0.0]/104 [::1]/128  (main.cf)
      + 0.0.0.0/0  (main.cf)
  Behaviour (each tried on copies of the host then and now):
    * a stranger sends to a domain that nobody has
        - refused: 454 4.7.1 <friend@example.edu.invalid>: Relay access denied
        + accepted, waits in the queue: 4.4.3 (Host or domain name not found. Name service error for name=example.edu.invalid type=MX: Host not found, try again)
    * a stranger sends to friend@example.net
        - refused: 454 4.7.1 <friend@example.net>: Relay access denied
        + delivered: 2.0.0 (250 2.0.0 Ok)
  
    This host is now an OPEN RELAY: strangers can send mail to strangers through it.
  $ lab undo
  undone: postconf -e 'mynetworks = 0.0.0.0/0'; postfix reload; sleep 1
  $ lab diff sound
  Files:  no difference
  Settings:  no difference
  Behaviour (each tried on copies of the host then and now):  no difference
  $ chmod 600 /etc/aliases; touch /etc/postfix/new
  $ lab diff sound files
  Files:
    /etc/aliases  (mode 0644 -> 0600)
    /etc/postfix/new  (new)
