package main

import (
	"database/sql"
	"fmt"
	"strings"

	"github.com/fxamacker/cbor/v2"
	_ "modernc.org/sqlite"

	"kycuong/register"
	"kycuong/store"
)

// lite is SQLite with the same indexes and FTS5. It gets the text folded as
// the store folds it, since FTS5 itself never folds đ, and as typed in a
// second column.
type lite struct {
	*sql.DB
	org    *register.Org
	insert [3]*sql.Stmt // document, its parties, its words
	last   uint64
}

const liteSchema = `
create table if not exists documents (id integer primary key, direction, book, issuer, year, number, day, due, type, sender, symbol, subject, open, voided, uid blob, body blob);
create unique index if not exists uids on documents (uid);
create unique index if not exists identity on documents (direction, sender, symbol, day, subject);
create unique index if not exists numbers on documents (issuer, book, year, number);
create index if not exists days on documents (day);
create table if not exists parties (unit, document, primary key (unit, document)) without rowid;
create virtual table if not exists words using fts5 (plain, marked, content='', detail=column, prefix='2', tokenize='unicode61 remove_diacritics 0');`

// lateSchema are the orders of lists, which the store makes when they are
// first asked for.
const lateSchema = `
create index if not exists bySymbol on documents (symbol); create index if not exists byNumber on documents (number);
create index if not exists byType on documents (type); create index if not exists bySubject on documents (subject);
create index if not exists bySender on documents (sender); create index if not exists byDue on documents (due); analyze;`

func openLite(path string) (*lite, error) {
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(wal)&_pragma=synchronous(full)&_pragma=cache_size(-262144)&_pragma=mmap_size(4294967296)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(liteSchema); err != nil {
		return nil, err
	}
	l := &lite{DB: db, org: register.NewOrg(units())}
	for i, text := range []string{"insert into documents values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", "insert into parties values (?,?)", "insert into words (rowid, plain, marked) values (?,?,?)"} {
		if l.insert[i], err = db.Prepare(text); err != nil {
			return nil, err
		}
	}
	return l, db.QueryRow("select coalesce(max(id), 0) from documents").Scan(&l.last)
}

// add writes documents in one transaction.
func (l *lite) add(docs ...register.Document) error {
	tx, err := l.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit it only says that there is nothing to take back
	var insert [3]*sql.Stmt
	for i, s := range l.insert {
		insert[i] = tx.Stmt(s)
	}
	for _, d := range docs {
		l.last++
		if err := l.addOne(insert, l.last, d); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func (l *lite) addOne(insert [3]*sql.Stmt, id uint64, d register.Document) error {
	body, err := cbor.Marshal(d)
	if err != nil {
		return err
	}
	open := d.Handler.Code != "" && !strings.HasPrefix(d.Progress, "đã") && d.Progress != "hoàn thành" || d.ReplyDue != 0
	due := max(d.HandleDue, d.ReplyDue)
	issuer := ""
	if d.Direction == register.Outgoing {
		issuer = d.Sender.Code
	}
	_, err = insert[0].Exec(id, int(d.Direction), "", issuer, d.Day().Year(), d.Number.N, int(d.Day()), int(due), d.Type, d.Sender.Code, d.Symbol, d.Subject, open, false,
		fmt.Sprintf("%020d-0123456789ab", id), body)
	if err != nil {
		return err
	}
	text, codes := textOf(l.org, d)
	for _, code := range codes {
		if _, err := insert[1].Exec(code, id); err != nil {
			return err
		}
	}
	_, err = insert[2].Exec(id, register.Fold(text), register.FoldMarks(text))
	return err
}

// match is a question in the language of FTS5.
func match(column, text string, marked bool) string {
	words := terms(text, marked)
	for i, w := range words {
		words[i] = column + `:"` + w + `"`
	}
	return strings.Join(words, " AND ") + "*"
}

func (l *lite) ask(q question) (answer, error) {
	total, page, args, err := l.count(q)
	if err != nil {
		return answer{}, err
	}
	shown, err := l.bodies("select body from documents where id in ("+page+") order by id desc", args...)
	return answer{total, shown}, err
}

func (l *lite) find(q question) (answer, error) {
	total, page, args, err := l.count(q)
	if err != nil {
		return answer{}, err
	}
	shown, err := l.rows(page, args...)
	return answer{total, shown}, err
}

// count returns how many documents a question finds, and what asks for the ids of the
// first page.
func (l *lite) count(q question) (total int, page string, args []any, err error) {
	from := "words"
	where := "words match ?"
	args = []any{match("plain", q.text, false)}
	if q.unit != "" {
		from = "words join parties p on p.document = words.rowid join documents d on d.id = words.rowid"
		where += " and p.unit = ? and d.year = ?"
		args = append(args, q.unit, q.year)
	}
	if err := l.QueryRow("select count(*) from "+from+" where "+where, args...).Scan(&total); err != nil {
		return 0, "", nil, err
	}
	if q.marked {
		args[0] = match("marked", q.text, true)
	}
	return total, "select words.rowid from " + from + " where " + where + " order by words.rowid desc limit 50", args, nil
}

// rows reads ids and counts them.
func (l *lite) rows(query string, args ...any) (n int, err error) {
	rows, err := l.Query(query, args...)
	if err != nil {
		return 0, err
	}
	defer rows.Close() // Err says what went wrong
	for rows.Next() {
		var id uint64
		if err := rows.Scan(&id); err != nil {
			return n, err
		}
		n++
	}
	return n, rows.Err()
}

// bodies reads documents and decodes them.
func (l *lite) bodies(query string, args ...any) (n int, err error) {
	rows, err := l.Query(query, args...)
	if err != nil {
		return 0, err
	}
	defer rows.Close() // Err says what went wrong
	for rows.Next() {
		var body sql.RawBytes
		var d register.Document
		if err := rows.Scan(&body); err != nil {
			return n, err
		}
		if err := cbor.Unmarshal(body, &d); err != nil {
			return n, err
		}
		n++
	}
	return n, rows.Err()
}

var liteColumns = map[store.SortBy]string{store.ByDay: "day desc", store.BySymbol: "symbol", store.ByNumber: "number", store.ByType: "type",
	store.BySubject: "subject", store.BySender: "sender", store.ByDue: "due"}

func (l *lite) page(by store.SortBy, offset int) error {
	_, err := l.bodies("select body from documents where not voided order by "+liteColumns[by]+" limit 50 offset ?", offset)
	return err
}

func (l *lite) counts() error {
	rows, err := l.Query("select direction, sender, day/30, count(*), sum(open), sum(open and due < 46000) from documents where not voided group by 1, 2, 3")
	if err != nil {
		return err
	}
	defer rows.Close() // Err says what went wrong
	for rows.Next() {
		var direction, sender string
		var month, n, open, overdue int
		if err := rows.Scan(&direction, &sender, &month, &n, &open, &overdue); err != nil {
			return err
		}
	}
	return rows.Err()
}
