#!/usr/bin/env bash
# The steps of action.yml: install salesplan apart from the project, judge the plans once in every format, and say
# where the reports are. Everything from outside comes in as environment variables.
set -euo pipefail
# What keeps it from judging ends with 2: 1 is for plans that fall short.
trap 'exit 2' ERR
cd -- "${SALESPLAN_DIRECTORY:-.}"
temp=${RUNNER_TEMP:-$(mktemp -d)}
mkdir -p "$temp"
# Of its own, or a run that could not judge would find the reports of the one before it in the same job.
reports=$(mktemp -d "$temp/salesplan-XXXXXX")
# -I: a module in the repository that is judged is never imported.
python -I -m venv "$temp/salesplan-venv"
if [ -n "${SALESPLAN_VERSION:-}" ]; then
  package="salesplan==$SALESPLAN_VERSION"
else
  package=${SALESPLAN_ACTION:-}
fi
"$temp/salesplan-venv/bin/python" -I -m pip install --quiet --disable-pip-version-check -- "$package"

# What is left empty is left to the settings of the repository. Lists are never empty, for the sake of older shells.
options=(--format github)
[ -n "${SALESPLAN_LANG:-}" ] && options+=(--lang "$SALESPLAN_LANG")
[ -n "${SALESPLAN_FAIL_UNDER:-}" ] && options+=(--fail-under "$SALESPLAN_FAIL_UNDER")
[ -n "${SALESPLAN_REQUIRE:-}" ] && options+=(--require "$SALESPLAN_REQUIRE")
[ -n "${SALESPLAN_CONFIG:-}" ] && options+=(--config "$SALESPLAN_CONFIG")
case ${SALESPLAN_ISOLATED:-} in
  true | True | TRUE) options+=(--isolated) ;;
  false | False | FALSE | '') ;;
  *)
    # Taken for false it would let in the settings that it is to keep out.
    echo "salesplan: isolated is true or false" >&2
    exit 2
    ;;
esac
paths=(--)
while IFS= read -r path; do
  # A list in a workflow often has spaces around its lines, or the line ends of Windows.
  path=${path%$'\r'}
  path=${path#"${path%%[![:space:]]*}"}
  path=${path%"${path##*[![:space:]]}"}
  [ -n "$path" ] && paths+=("$path")
done <<<"${SALESPLAN_PATHS:-}"

code=0
"$temp/salesplan-venv/bin/salesplan" check \
  --format text --output "$reports/report.txt" \
  --format json --output "$reports/report.json" \
  --format sarif --output "$reports/report.sarif" \
  --format markdown --output "$reports/report.md" \
  "${options[@]}" "${paths[@]}" || code=$?
[ -f "$reports/report.txt" ] && cat "$reports/report.txt"
if [ -f "$reports/report.json" ]; then
  # Where nothing was judged there is no score.
  score=$(python -I -c 'import json, sys; of = json.load(open(sys.argv[1], encoding="utf-8"))["summary"]; print(of["score_lowest"] if of["plans"] else "")' "$reports/report.json")
  {
    [ -n "$score" ] && echo "score=$score"
    echo "json=$reports/report.json"
    echo "sarif=$reports/report.sarif"
    echo "markdown=$reports/report.md"
  } >>"${GITHUB_OUTPUT:-/dev/stdout}"
fi
exit "$code"
