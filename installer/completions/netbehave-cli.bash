# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for netbehave-cli
_netbehave_cli()
{
    local cur prev command i
    cur=${COMP_WORDS[COMP_CWORD]}
    prev=${COMP_WORDS[COMP_CWORD-1]}
    COMPREPLY=()
    local commands="import collect flows top conversations timeline map status segments rules relabel pivots scope decode demo services owners names assets alerts"
    local globals="-w --workspace --json -q --quiet -v --verbose --version -h --help"
    local table="--format --columns --sort --limit --no-formula-guard"
    local query="$table --raw --from --to"
    local fields="start end src_ip src_port dst_ip dst_port protocol packets bytes reverse_packets reverse_bytes tcp_flags reverse_tcp_flags state src_name dst_name src_segment dst_segment service application rule vlan exporter tunnel src_mac dst_mac src_owner dst_owner hits confidence received observation_domain sampling observers event nat_src_ip nat_src_port nat_dst_ip nat_dst_port in_interface out_interface vrf marks duration bytes_total packets_total ip_version internal external"
    local sides="ip port name segment mac owner"

    for ((i = 1; i < COMP_CWORD; i++)); do
        case " $commands " in
        *" ${COMP_WORDS[i]} "*) command=${COMP_WORDS[i]}; break ;;
        esac
    done
    case $prev in
    -w | --workspace)
        COMPREPLY=($(compgen -d -- "$cur")); return ;;
    --cert | --key | --ca | --forward-cert | --forward-key | --forward-ca)
        COMPREPLY=($(compgen -f -- "$cur"))
        compopt -o filenames 2>/dev/null
        return ;;
    --format)
        local formats="table tsv csv json jsonl"
        [[ $command == map ]] && formats="svg png pdf dot graphml gexf"
        [[ $command == pivots ]] && formats="table csv json graphml gexf dot svg png"
        COMPREPLY=($(compgen -W "$formats" -- "$cur")); return ;;
    --mode)
        COMPREPLY=($(compgen -W "live lateral epsilon naive" -- "$cur")); return ;;
    --set)
        COMPREPLY=($(compgen -S = -W "sigma tail tail_interactive gap min_bytes dyn_rpc k_max fan_in n_mesh fan fan_window mgmt rare max_edges theta theta_high epsilon" -- "$cur"))
        compopt -o nospace 2>/dev/null
        return ;;
    --verdict)
        COMPREPLY=($(compgen -W "dc= mgmt= jump= plain= approve= ignore-port= ignore-host= ignore-pair=" -- "$cur"))
        compopt -o nospace 2>/dev/null
        return ;;
    -o | --out)
        COMPREPLY=($(compgen -f -- "$cur"))
        compopt -o filenames 2>/dev/null
        return ;;
    --certificates)
        COMPREPLY=($(compgen -f -- "$cur"))
        compopt -o filenames 2>/dev/null
        return ;;
    --severity | --least)
        COMPREPLY=($(compgen -W "info low medium high critical" -- "$cur")); return ;;
    --type)
        COMPREPLY=($(compgen -W "auto csv local-networks" -- "$cur")); return ;;
    --enabled)
        COMPREPLY=($(compgen -W "yes no" -- "$cur")); return ;;
    --file)
        COMPREPLY=($(compgen -f -- "$cur"))
        compopt -o filenames 2>/dev/null
        return ;;
    --metric)
        COMPREPLY=($(compgen -W "bytes packets flows" -- "$cur")); return ;;
    --sort)
        COMPREPLY=($(compgen -W "$fields" -- "$cur")); return ;;
    --columns | --by)
        # After a comma the next name begins.
        local head=""
        [[ $cur == *,* ]] && head=${cur%,*},
        local names=$fields
        [[ $prev == --by ]] && names="$fields $sides"
        COMPREPLY=($(compgen -P "$head" -W "$names" -- "${cur##*,}"))
        compopt -o nospace 2>/dev/null
        return ;;
    --address | --client | --name | --maximum | --description | --limit | --expand | --new-since | --compare | --width | --from | --to | --bucket | --active-timeout | --idle-timeout | --listen | --allow | --peer-name | --names-log | --forward | --forward-name | --search | --for | --pair-window | --bound | --sampling | --epsilon | --internal | --focus | --between | --min-score | --flow | --note | --position | --report-version | --author | --reviewer | --approver)
        return ;;
    esac
    case $command in
    "") COMPREPLY=($(compgen -W "$commands $globals" -- "$cur")) ;;
    import)
        if [[ $cur == -* ]]; then
            COMPREPLY=($(compgen -W "--active-timeout --idle-timeout --again --no-applications --exporter-packets --no-pair --no-dedup --no-nat --no-orient --pair-window $globals" -- "$cur"))
        else
            COMPREPLY=($(compgen -f -- "$cur"))
            compopt -o filenames 2>/dev/null
        fi ;;
    decode)
        if [[ $cur == -* ]]; then
            COMPREPLY=($(compgen -W "--templates $globals" -- "$cur"))
        else
            COMPREPLY=($(compgen -f -- "$cur"))
            compopt -o filenames 2>/dev/null
        fi ;;
    scope)
        local subs="import show import-rules review classify questions findings attempts caveats inventory groups recommend rules export testplan freeze diff diagram report"
        local targets="nftables iptables ios asa paloalto aws-sg azure-nsg windows capirca csv json"
        case $prev in
        --target) COMPREPLY=($(compgen -W "$targets" -- "$cur")); return ;;
        --mode) COMPREPLY=($(compgen -W "exact groups" -- "$cur")); return ;;
        --case) COMPREPLY=($(compgen -W "worst best" -- "$cur")); return ;;
        --as) COMPREPLY=($(compgen -W "iptables nftables cisco csv json" -- "$cur")); return ;;
        diagram) COMPREPLY=($(compgen -W "network data-flow" -- "$cur")); return ;;
        import | import-rules | --out | --pdf | --annexes | --since)
            COMPREPLY=($(compgen -f -- "$cur"))
            compopt -o filenames 2>/dev/null
            return ;;
        esac
        COMPREPLY=($(compgen -W "$subs --device --as --remove --case --why --strict --beta --theta --mode --rho --defaults --target --out --pdf --redacted --annexes --since --report-version --author --reviewer --approver --from --to $table $globals" -- "$cur")) ;;
    demo)
        if [[ $cur == -* ]]; then
            COMPREPLY=($(compgen -W "$globals" -- "$cur"))
        else
            COMPREPLY=($(compgen -d -- "$cur"))
            compopt -o filenames 2>/dev/null
        fi ;;
    collect)
        COMPREPLY=($(compgen -W "--listen --allow --cert --key --ca --peer-name --names-log --forward --forward-cert --forward-key --forward-ca --forward-name --search --for --no-pair --no-dedup --no-nat --no-orient --pair-window --bound --sampling --format --columns --no-formula-guard $globals" -- "$cur")) ;;
    segments)
        COMPREPLY=($(compgen -W "import list export check propose --type --replace --save $query $globals" -- "$cur")
            $(compgen -f -- "$cur")) ;;
    rules)
        COMPREPLY=($(compgen -W "import list export check test add set move remove --replace --hits --draft --compat --file --flow --name --enabled --note --position $query $globals $fields $sides and or not" -- "$cur")
            $(compgen -f -- "$cur")) ;;
    relabel)
        COMPREPLY=($(compgen -W "--from --to --names --segments --services --owners --rules $globals" -- "$cur")) ;;
    services | owners | names | assets | alerts)
        local words="list import set"
        [[ $command == owners ]] && words="list lookup import enable disable bootstrap database"
        [[ $command == names ]] && words="list import forget settings"
        [[ $command == assets ]] && words="list show set import export rebuild"
        [[ $command == alerts ]] && words="list ack rules add enable disable remove channels channel test"
        for ((i = i + 1; i < COMP_CWORD; i++)); do
            case " $words " in
            *" ${COMP_WORDS[i]} "*) command+=" ${COMP_WORDS[i]}"; break ;;
            esac
        done
        case $command in
        "services list") COMPREPLY=($(compgen -W "--all $table $globals" -- "$cur")) ;;
        "services set")
            COMPREPLY=($(compgen -W "--address --description --remove $globals" -- "$cur")) ;;
        "names list") COMPREPLY=($(compgen -W "--address --client --name $table $globals" -- "$cur")) ;;
        "names forget") COMPREPLY=($(compgen -W "--address --client --name --all $globals" -- "$cur")) ;;
        "names settings") COMPREPLY=($(compgen -W "--maximum --reverse $globals" -- "$cur")) ;;
        "owners list" | "owners lookup") COMPREPLY=($(compgen -W "$table $globals" -- "$cur")) ;;
        "owners enable") COMPREPLY=($(compgen -W "--arin-rest $globals" -- "$cur")) ;;
        "owners disable") COMPREPLY=($(compgen -W "$globals" -- "$cur")) ;;
        "names import")
            if [[ $cur == -* ]]; then
                COMPREPLY=($(compgen -W "--format --again $globals" -- "$cur"))
            else
                COMPREPLY=($(compgen -f -- "$cur"))
                compopt -o filenames 2>/dev/null
            fi ;;
        "assets list") COMPREPLY=($(compgen -W "--role --tag $table $globals" -- "$cur")) ;;
        "assets set")
            COMPREPLY=($(compgen -W "--name --owner --role --notes --add-tag --remove-tag --forget $globals" -- "$cur")) ;;
        "assets export" | "alerts rules" | "alerts channels")
            COMPREPLY=($(compgen -W "$table $globals" -- "$cur")) ;;
        "alerts list") COMPREPLY=($(compgen -W "--open $table $globals" -- "$cur")) ;;
        "alerts ack") COMPREPLY=($(compgen -W "--all $globals" -- "$cur")) ;;
        "alerts add")
            COMPREPLY=($(compgen -W "new-asset new-service mac-changed new-conversation match nomatch silent-exporter volume pivot --name --severity --when --over --within --per --quiet-for $globals" -- "$cur")) ;;
        "alerts channel")
            COMPREPLY=($(compgen -W "--type --url --from --to --security --user --certificates --least --password-stdin --remove $globals" -- "$cur")) ;;
        *" import" | "owners bootstrap" | "owners database")
            if [[ $cur == -* ]]; then
                local own=""
                [[ $command == *database ]] && own="--none"
                [[ $command == "assets import" ]] && own="--map --overwrite"
                COMPREPLY=($(compgen -W "$own $globals" -- "$cur"))
            else
                COMPREPLY=($(compgen -f -- "$cur"))
                compopt -o filenames 2>/dev/null
            fi ;;
        *) COMPREPLY=($(compgen -W "$words $globals" -- "$cur")) ;;
        esac ;;
    status) COMPREPLY=($(compgen -W "--exporters --templates $table $globals" -- "$cur")) ;;
    flows | conversations)
        COMPREPLY=($(compgen -W "$query $globals $fields $sides and or not" -- "$cur")) ;;
    top)
        COMPREPLY=($(compgen -W "--by --metric $query $globals $fields $sides and or not" -- "$cur")) ;;
    pivots)
        COMPREPLY=($(compgen -W "--mode --epsilon --set --internal --unconfirmed --verdict --save-verdicts --no-verdicts --service --save-services --default-services --list-services --focus --between --min-score --format --out --from --to $globals $fields $sides and or not" -- "$cur")) ;;
    map)
        COMPREPLY=($(compgen -W "--format -o --out --segments --assets --expand --no-internet --outside-by --new-since --compare --width --dark --raw --from --to $globals $fields $sides and or not" -- "$cur")) ;;
    timeline)
        COMPREPLY=($(compgen -W "--bucket $query $globals $fields $sides and or not" -- "$cur")) ;;
    esac
}
complete -F _netbehave_cli netbehave-cli
