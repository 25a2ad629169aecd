import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** What retention does in the end: DeleteRecords BOOTSTRAP TOPIC PARTITION BEFORE_OFFSET */
public final class DeleteRecords {
    public static void main(String[] args) throws Exception {
        if (args.length != 4) {
            System.err.println("usage: DeleteRecords BOOTSTRAP TOPIC PARTITION BEFORE_OFFSET");
            System.exit(2);
        }
        TopicPartition place = new TopicPartition(args[1], Integer.parseInt(args[2]));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", args[0]))) {
            admin.deleteRecords(Map.of(place, RecordsToDelete.beforeOffset(Long.parseLong(args[3])))).all().get();
        }
    }
}
