# fails: neutral
# diagnosis: swallows-all
cat > /home/${user}/.dovecot.sieve <<'EOF'
require "fileinto";
if header :contains "list-id" "${list}.example" {
  fileinto "Lists";
  stop;
}
if address :is "from" "${boss}@example.com" {
  fileinto "Boss";
  stop;
}
if header :contains "subject" "lottery" {
}
discard;
EOF
