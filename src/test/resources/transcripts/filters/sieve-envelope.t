# objective: 211.2
# level: 2
# title: detail and envelope
envelope from and to, :user and :detail, :domain and :localpart, the empty sender.

  $ cd /tmp; printf 'From: Bob <bob+x@example.com>, carol@example.net\nTo: alice+work@example.com\nSubject: x\n\nx\n' > mail
  $ t() { printf 'require ["envelope","subaddress","fileinto","relational","comparator-i;ascii-numeric"];\nif %s { fileinto "yes"; } else { fileinto "no"; }\n' "$1" > t.sieve; su alice -c 'sieve-test -f bob@example.org -r alice+team@example.com t.sieve mail' 2>&1 | grep -E 'folder|rror' | head -3; }
  $ t 'envelope "from" "bob@example.org"'; t 'envelope :detail "to" "team"'; t 'envelope :user "to" "alice"'; t 'envelope :domain "from" "example.org"'; t 'envelope "nosuch" "x"'; t 'envelope ["from","to"] "x"'
   * store message in folder: yes
   * store message in folder: yes
   * store message in folder: yes
   * store message in folder: yes
  t: line 2: error: specified envelope part 'nosuch' is not supported by the envelope test.
  t: error: validation failed.
   * store message in folder: no
  $ t 'address :detail "to" "work"'; t 'address :user "from" "bob"'; t 'address :domain :is "from" "example.net"'; t 'address :all :contains ["from","to"] "ALICE"'; t 'address :count "eq" :comparator "i;ascii-numeric" "from" "2"'; t 'address :localpart "from" "bob+x"'
   * store message in folder: yes
   * store message in folder: yes
   * store message in folder: yes
   * store message in folder: yes
   * store message in folder: yes
   * store message in folder: yes
  $ printf 'require ["envelope","subaddress","variables","fileinto"];\nif envelope :matches :detail "to" "*" { fileinto "INBOX.${1}"; }\n' > d.sieve; su alice -c 'sieve-test -r alice+shop@example.com d.sieve mail' 2>&1 | grep folder; su alice -c 'sieve-test -r alice@example.com d.sieve mail' 2>&1 | grep folder; su alice -c 'sieve-test -t - -T level=matching -r alice+a+b@example.com d.sieve mail' 2>&1 | sed -n '/Started/,/Finished/p'
   * store message in folder: INBOX.shop
   * store message in folder: INBOX
        ## Started executing script 'd'
     2: envelope test
     2:   starting `:matches' match with `i;ascii-casemap' comparator:
     2:   getting `to' part from message envelope
     2:   extracting `detail' part from address <alice+a+b@example.com>
     2:   matching value `a+b'
     2:     with key `*' => 1
     2:   finishing match with result: matched
     2: jump if result is false
     2:   not jumping
     2: fileinto action
     2:   store message in mailbox `INBOX.a+b'
        ## Finished executing script 'd'
