#!/bin/sh
# Has the reports of the sample office validated as PDF/A by Apache PDFBox
# Preflight, which needs no network. It knows PDF/A-1b only: what is validated is
# the form without files inside, which the test that writes both holds against
# the PDF/A-3b form object by object. One of the latter must be refused: a check
# that lets everything pass would not be seen otherwise.
set -eu
cd "$(dirname "$0")/.."

./scripts/deps.sh default-jre-headless libpdfbox2-java libactivation-java libjaxb-api-java

folder=$PWD/out/pdfa
rm -rf "$folder"
mkdir -p "$folder"
KYCUONG_PDFA="$folder" CGO_ENABLED=0 go test -count 1 -run 'TestPDFsLast|TestOddCharactersLast|TestAListGoesToPaper' ./cli ./export

java=/usr/share/java
classes=$java/preflight.jar:$java/pdfbox2.jar:$java/fontbox2.jar:$java/xmpbox.jar:$java/commons-logging.jar:$java/commons-io.jar:$java/javax.activation.jar:$java/jaxb-api.jar

# validate LIST: a result for each file the list names, in LIST.preflight.xml.
validate() {
	java -cp "$classes" org.apache.pdfbox.preflight.Validator_A1b xml group "$1" 2>"$1.log"
}

cd "$folder"
ls ./*.1b.pdf >plain
ls ./compliance.3b.pdf >whole
validate plain
validate whole
wanted=$(wc -l <plain)
valid=$(grep -c '<isValid type="PDF/A1-b">true</isValid>' plain.preflight.xml || true)
if [ "$valid" -ne "$wanted" ]; then
	cat plain.preflight.xml >&2
	echo "PDF/A-1b: only $valid of $wanted reports are valid" >&2
	exit 1
fi
if ! grep -q 'false</isValid>' whole.preflight.xml; then
	echo "the validator takes PDF/A-3b for PDF/A-1b: it checks nothing" >&2
	exit 1
fi
echo "PDF/A: $valid reports are valid"
