# objective: 211.2
# level: 3
# title: parts of a message
mime, :anychild, :type, :subtype, :contenttype, :param, and the header of a part.

  $ cd /tmp; printf 'From: bob@example.com\nSubject: parts\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=XX; charset=us-ascii\n\n--XX\nContent-Type: text/plain; charset=utf-8\nSubject: inner\n\nhello\n--XX\nContent-Type: application/pdf; name=\"bill.pdf\"\nContent-Disposition: attachment; filename=\"bill.pdf\"\n\n%%PDF\n--XX\nContent-Type: image/png\n\nPNG\n--XX--\n' > mail
  $ try() { printf 'require ["mime", "fileinto", "foreverypart", "variables"];\nif %s {\n  discard;\n}\n' "$1" > t$((++n)).sieve; su alice -c "sieve-test  t$n.sieve mail" > out 2>&1; grep -q ' \* discard' out && echo match || { grep -q 'INBOX' out && echo no match || cat out; }; }
  $ try 'header :mime :type "content-type" "multipart"'; try 'header :mime :subtype "content-type" "mixed"'; try 'header :mime :contenttype "content-type" "multipart/mixed"'; try 'header :mime :type "content-type" "image"'
  match
  match
  match
  no match
  $ try 'header :mime :anychild :type "content-type" "image"'; try 'header :mime :anychild :contenttype "content-type" "application/pdf"'; try 'header :mime :anychild :subtype "content-type" ["exe", "zip"]'; try 'header :mime :anychild :is "subject" "inner"'
  match
  match
  no match
  match
  $ try 'header :mime :anychild :param "filename" :matches "content-disposition" "*.pdf"'; try 'header :mime :anychild :param "charset" "content-type" "utf-8"'; try 'header :mime :param "boundary" "content-type" "XX"'; try 'header :mime :anychild :param ["name", "filename"] :contains "content-type" "exe"'
  match
  match
  match
  no match
  $ try 'exists :mime "subject"'; try 'exists :mime :anychild "content-disposition"'; try 'address :mime :anychild :is "from" "bob@example.com"'
  match
  match
  match
  $ try 'header :anychild :type "content-type" "image"'; try 'header :mime :type :subtype "content-type" "image"'; try 'header :mime :param "subject" "x"'; try 'exists :mime :type "subject"'
  t16: line 2: error: the :anychild tag for the header test cannot be specified without the :mime tag.
  t16: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  t17: line 2: error: the :type, :subtype, :contenttype, and :param arguments for the header test are mutually exclusive, but more than one was specified.
  t17: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  t18: line 2: error: the header test requires 2 positional argument(s), but 1 is/are specified.
  t18: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  t19: line 2: error: unknown tagged argument ':type' for the exists test (reported only once at first occurrence).
  t19: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  $ printf 'if header :mime :type "content-type" "text" { discard; }\n' > n.sieve; sievec n.sieve
  n: line 1: error: unknown tagged argument ':mime' for the header test (reported only once at first occurrence).
  n: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'n.sieve'
  [89]
