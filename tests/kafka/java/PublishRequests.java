import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes each line of a JSON-lines file as a service on the ordinary Java client would, whose partitioner is the
 * one that the engine has to agree with: PublishRequests BOOTSTRAP TOPIC FILE
 */
public final class PublishRequests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Header> HEADERS =
            List.of(new RecordHeader("content-type", "application/json".getBytes(StandardCharsets.UTF_8)));

    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            System.err.println("usage: PublishRequests BOOTSTRAP TOPIC FILE");
            System.exit(2);
        }
        Map<String, Object> settings = Map.of("bootstrap.servers", args[0], "acks", "all", "enable.idempotence", true,
                "max.block.ms", 20_000);
        AtomicReference<Exception> failure = new AtomicReference<>();
        long published;
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
                BufferedReader lines = Files.newBufferedReader(Path.of(args[2]))) {
            published = publish(lines, args[1], producer, failure);
        }
        if (failure.get() != null) {
            System.err.println("PublishRequests: " + failure.get());
            System.exit(1);
        }
        System.out.println("published " + published);
    }

    private static long publish(BufferedReader lines, String topic, KafkaProducer<String, byte[]> producer,
            AtomicReference<Exception> failure) throws Exception {
        long count = 0;
        for (String line = lines.readLine(); line != null && failure.get() == null; line = lines.readLine()) {
            byte[] value = line.getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic, null, key(line), value, HEADERS), (place, error) -> {
                if (error != null) failure.compareAndSet(null, error);
            });
            ++count;
        }
        producer.flush();
        return count;
    }

    /** The stream. What names no account has no key and is published all the same: the engine is to refuse it. */
    private static String key(String line) {
        try {
            JsonNode account = JSON.readTree(line).path("account");
            return account.isTextual() ? "account:" + account.textValue().toLowerCase(Locale.ROOT) : null;
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }
}
