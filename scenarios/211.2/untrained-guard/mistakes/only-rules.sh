# fails: marked
# diagnosis: nobody-asks
cat > /etc/spamassassin/local.cf <<'EOF'
report_safe 0
body LOCAL_PRAISE /${word}/i
score LOCAL_PRAISE 8
welcomelist_from *@${partner}.example
EOF
systemctl restart spamd
