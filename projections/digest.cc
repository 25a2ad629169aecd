#include "projections/digest.h"

#include <openssl/evp.h>

#include <thread>

#include "projections/balances/rows.h"
#include "projections/catalog.h"

namespace grandlivre::projection {
namespace {

class RowHash {
public:
    // Fetched once: EVP_sha256() would search the providers at every row.
    RowHash() : algorithm_(EVP_MD_fetch(nullptr, "SHA256", nullptr)), context_(EVP_MD_CTX_new()) {
        GL_INVARIANT(algorithm_ && context_, "OpenSSL has no SHA-256");
    }
    ~RowHash() {
        EVP_MD_CTX_free(context_);
        EVP_MD_free(algorithm_);
    }
    RowHash(const RowHash&) = delete;
    RowHash& operator=(const RowHash&) = delete;

    Hash operator()(std::string_view table, std::string_view key, std::string_view row) {
        text_.assign(table).push_back('\0');
        text_.append(key).push_back('\0');
        text_.append(row);
        Hash hash{};
        EVP_DigestInit_ex2(context_, algorithm_, nullptr);
        EVP_DigestUpdate(context_, text_.data(), text_.size());
        EVP_DigestFinal_ex(context_, hash.data(), nullptr);
        return hash;
    }

private:
    EVP_MD* algorithm_;
    EVP_MD_CTX* context_;
    std::string text_;
};

std::string_view canonical(Table table, std::string_view value) {
    return table == table::statements ? value.substr(recorded_at_bytes) : value;
}

struct TableDigest {
    RowDigest sum;
    std::uint64_t rows = 0;
};

TableDigest digest_table(const Store& store, Table table) {
    TableDigest result;
    RowHash hash;
    const std::string& name = tables.at(static_cast<std::size_t>(table)).name;
    for (auto row = store.scan(table, {}, {}); row->valid(); row->next(), ++result.rows)
        result.sum.add(hash(name, row->key(), canonical(table, row->value())));
    return result;
}

}  // namespace

void RowDigest::add(const Hash& hash) {
    unsigned carry = 0;
    for (std::size_t i = sum_.size(); i-- > 0;) {
        const unsigned digit = sum_[i] + hash[i] + carry;
        sum_[i] = static_cast<std::uint8_t>(digit);
        carry = digit >> 8;
    }
}

ContentDigest digest(const Store& store) {
    std::vector<TableDigest> parts(content_tables.size());
    std::vector<std::exception_ptr> failures(content_tables.size());
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < content_tables.size(); ++i)
            threads.emplace_back([&, i] {
                try {
                    parts[i] = digest_table(store, content_tables[i]);
                } catch (...) {
                    failures[i] = std::current_exception();
                }
            });
    }
    ContentDigest result;
    for (std::size_t i = 0; i < content_tables.size(); ++i) {
        if (failures[i]) std::rethrow_exception(failures[i]);
        result.tables[tables.at(static_cast<std::size_t>(content_tables[i])).name] = parts[i].sum;
        result.all.add(parts[i].sum.sum());
        result.rows += parts[i].rows;
    }
    return result;
}

}  // namespace grandlivre::projection
