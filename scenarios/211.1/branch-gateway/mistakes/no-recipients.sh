# fails: unknown
# diagnosis: takes-anybody
postconf -e 'relay_domains = ${domain}' 'relay_transport = relay:[gateway.isp.example]'
postfix reload
